import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject } from './copy-of-project.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

interface Example {
  readonly section: string;
  readonly how: string;
  readonly code: string;
}

/** The code of the how-to sections, each with the comment above it that says where it goes. */
function examplesIn(text: string): Example[] {
  const parts = text.matchAll(/^## (.+)$|<!-- example: (.+?) -->\n```\w+\n([\s\S]*?)```/gm);
  let section = '';
  return [...parts].flatMap(([, heading, how, code]) => {
    if (heading !== undefined) section = heading;
    return how === undefined ? [] : [{ section, how, code: code! }];
  });
}

/** Does to a copy of the project what a reader of the README does. */
function follow({ how, code }: Example, folder: string): void {
  const [, file] = / ?(?:to|in|create) (\S+)/.exec(how)!;
  const path = join(folder, file!);
  if (how.startsWith('create')) return writeFileSync(path, code);
  const text = readFileSync(path, 'utf8');
  if (how.startsWith('append')) return writeFileSync(path, `${text}\n${code}`);
  if (how.startsWith('prepend')) return writeFileSync(path, code + text);
  const anchor = /after "(.+?)"/.exec(how)![1]!;
  const at = how.includes('the last one') ? text.lastIndexOf(anchor) : text.indexOf(anchor);
  if (at < 0) throw new Error(`${file} has no line ${anchor}`);
  const end = text.indexOf('\n', at) + 1;
  writeFileSync(path, text.slice(0, end) + code + text.slice(end));
}

describe('The examples of the README, followed one after the other', () => {
  let folder: string;
  beforeAll(() => {
    folder = copyOfProject();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const build = () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  };
  const take = (section: string) => {
    const examples = examplesIn(readme).filter((example) => example.section === section);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) follow(example, folder);
  };

  it('a metric alone is refused, since nothing shows or watches it', () => {
    take('How to add a metric');
    const { status, said } = build();
    expect(status).toBe(1);
    expect(said).toMatch(/escrows_expired_total/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('with the panel and the alert it builds, without a finding', () => {
    take('How to add a panel');
    take('How to add an alert');
    const { status, said } = build();
    expect(said).not.toMatch(/error|warning/);
    expect(status).toBe(0);
    const out = (path: string) => readFileSync(join(folder, 'out', path), 'utf8');
    expect(out('contract/metrics.prom')).toContain('# TYPE escrows_expired_total counter');
    expect(out('grafana/dashboards/escrow-flow.json')).toContain('round(sum by (job) (increase(escrows_expired_total');
    expect(out('prometheus/rules/business.yml')).toContain('alert: EscrowsExpiring');
    expect(out('grafana/alerting/business.yaml')).toContain('mm-escrows-expiring');
    expect(out('docs/metrics.md')).toMatch(/## `escrows_expired_total`[\s\S]*Escrow flow > Escrows expired per day/);
  });
});
