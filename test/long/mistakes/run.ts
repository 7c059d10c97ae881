import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mistake } from './mistake.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** What a build needs not, or makes itself. */
const left = new Set(['node_modules', '.git', '.cache', 'out', 'test', 'bench']);

/** A copy of the project, to be broken and mended again. */
export function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
  for (const name of readdirSync(root))
    if (!left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What a build said. */
export interface Answer {
  readonly status: number | null;
  readonly said: string;
}

/** Builds a copy of the project as `npm run build` does, away from its out/. */
export function build(folder: string): Promise<Answer> {
  const args = ['--import', 'tsx', 'scripts/build.ts', '--out', 'out-of-a-mistake'];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (status) => resolve({ status, said }));
  });
}

/** The text of a file with the mistake in it; an error where the file no longer has the text that is to be replaced. */
export function mistaken(text: string, { file, in: after = '', from, to, and = [] }: Mistake): string {
  const begin = text.indexOf(after);
  const at = text.indexOf(from, begin + after.length);
  if (begin < 0 || at < 0)
    throw new Error(`${file} has no ${JSON.stringify(from)}${after && ` after ${JSON.stringify(after)}`}`);
  const once = text.slice(0, at) + to + text.slice(at + from.length);
  return and.reduce((rest, [old, fresh]) => {
    if (!rest.includes(old)) throw new Error(`${file} has no ${JSON.stringify(old)}`);
    return rest.replace(old, () => fresh);
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
    rmSync(join(folder, 'out-of-a-mistake'), { recursive: true, force: true });
  }
}
