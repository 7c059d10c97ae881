import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Artefact } from '../../../engine/artefact.ts';
import { type ManifestEntry, manifestJson } from '../../../engine/emit/manifest.ts';

const artefacts: readonly Artefact[] = [
  { path: 'grafana/dashboards/b.json', text: '{}\n', kind: 'dashboard', uid: 'shop-b', source: 'dashboards/b.ts' },
  { path: 'docs/a.md', text: 'ä\n', kind: 'docs', source: 'metrics/shop.ts' },
  { path: 'Z.yml', text: '', kind: 'config', source: 'stack/z.ts' },
];
const files = (of: readonly Artefact[]) => (JSON.parse(manifestJson(of)) as { files: ManifestEntry[] }).files;

describe('the manifest', () => {
  it('lists every file with kind, source, uid and hash, sorted by path byte by byte', () => {
    expect(files(artefacts).map(({ path }) => path)).toEqual(['Z.yml', 'docs/a.md', 'grafana/dashboards/b.json']);
    expect(files(artefacts)[2]).toEqual({
      path: 'grafana/dashboards/b.json',
      kind: 'dashboard',
      sha256: createHash('sha256').update('{}\n').digest('hex'),
      source: 'dashboards/b.ts',
      uid: 'shop-b',
    });
  });

  it('hashes the bytes of a file, as sha256sum does', () => {
    const bytes = new Uint8Array([0xc3, 0xa4, 0x0a]);
    expect(files(artefacts)[1]!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('does not depend on the order of the files', () => {
    expect(manifestJson([...artefacts].reverse())).toBe(manifestJson(artefacts));
  });

  it('says its version and ends with a newline', () => {
    expect(manifestJson([])).toBe('{\n  "version": 1,\n  "files": []\n}\n');
  });
});
