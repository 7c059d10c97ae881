import { createHash } from 'node:crypto';
import type { Artefact } from '../artefact.ts';
import { jsonText } from './json.ts';

/** The manifest's format; a change of its shape changes the number. */
export const manifestVersion = 1;

export interface ManifestEntry {
  readonly path: string;
  readonly kind: string;
  readonly sha256: string;
  readonly source: string;
  readonly uid?: string;
}

/** manifest.json: every other file of `out/` with its hash, so that what is published is what was reviewed. */
export function manifestJson(artefacts: readonly Artefact[]): string {
  const files = artefacts.map(({ path, text, kind, source, uid }): ManifestEntry => ({
    path,
    kind,
    sha256: createHash('sha256').update(text).digest('hex'),
    source,
    ...(uid !== undefined && { uid }),
  }));
  files.sort((left, right) => (left.path < right.path ? -1 : 1));
  return jsonText({ version: manifestVersion, files });
}
