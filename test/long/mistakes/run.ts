import { spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mistake } from './mistake.ts';

/** What a build said. */
export interface Answer {
  readonly status: number | null;
  readonly said: string;
}

const out = 'out-of-a-mistake';

/** Builds a copy of the project as `npm run build` does, away from its out/. */
export function build(folder: string): Promise<Answer> {
  const args = ['--import', 'tsx', 'scripts/build.ts', '--out', out];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (status) => resolve({ status, said }));
  });
}

/** The text of a file with the mistake in it; throws where the file no longer has the text that is to be replaced. */
export function mistaken(text: string, { file, in: after = '', from, to, and = [] }: Mistake): string {
  const begin = text.indexOf(after);
  const at = text.indexOf(from, begin + after.length);
  if (begin < 0 || at < 0) {
    throw new Error(`${file} has no ${JSON.stringify(from)}${after && ` after ${JSON.stringify(after)}`}`);
  }
  const once = text.slice(0, at) + to + text.slice(at + from.length);
  return and.reduce((rest, [old, fresh]) => {
    // Behind `after`, or before it, as an import is.
    const behind = rest.indexOf(old, rest.indexOf(after));
    const start = behind < 0 ? rest.indexOf(old) : behind;
    if (start < 0) throw new Error(`${file} has no ${JSON.stringify(old)}`);
    return rest.slice(0, start) + fresh + rest.slice(start + old.length);
  }, once);
}

/** Makes the mistake in a copy of the project, builds it, and undoes it. */
export async function buildWith(mistake: Mistake, folder: string): Promise<Answer> {
  const path = join(folder, mistake.file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, mistaken(sound, mistake));
  const renamed = mistake.renamedTo && join(folder, mistake.renamedTo);
  if (renamed) renameSync(path, renamed);
  try {
    return await build(folder);
  } finally {
    if (renamed) rmSync(renamed);
    writeFileSync(path, sound);
    rmSync(join(folder, out), { recursive: true, force: true });
  }
}

/** The findings of a report, each with its headline. */
export function findingsIn(said: string): string[] {
  return said.split(/^(?=(?:error|warning) {2})/m).filter((part) => /^(?:error|warning) {2}/.test(part));
}

/** Whether a finding names the cause of a mistake: its id, its words, and the file. */
export function names(finding: string, { id, says, file, where = file }: Mistake): boolean {
  const [head = ''] = finding.split('\n', 1);
  return head.startsWith(`error  ${id}  `) && head.includes(where) && says.test(finding);
}
