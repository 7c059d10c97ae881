import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Artefact } from '../engine/artefact.ts';

/** How the files of an output folder differ from freshly built ones; paths with forward slashes, sorted. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Pictures stand in `out/` too, and are another command's: they are neither compared nor touched. */
const notOurs = /^preview\//;

/** Compares a folder with what it should hold. */
export function differenceOf(folder: string, artefacts: readonly Artefact[]): Difference {
  const wanted = new Map(artefacts.map(({ path, text }) => [path, text]));
  const present = filesBelow(folder).filter((path) => !notOurs.test(path));
  const changed = present.filter(
    (path) => wanted.has(path) && readFileSync(join(folder, path), 'utf8') !== wanted.get(path),
  );
  const here = new Set(present);
  return {
    added: [...wanted.keys()].filter((path) => !here.has(path)).sort(),
    changed: changed.sort(),
    removed: present.filter((path) => !wanted.has(path)).sort(),
  };
}

export function isEmpty({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** A file of a folder that no build has written and that replacing the folder would delete, or undefined. */
export function foreignFile(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!lstatSync(folder).isDirectory()) return folder;
  const present = filesBelow(folder).filter((path) => !notOurs.test(path));
  const built = listedFiles(join(folder, 'manifest.json'));
  return present.find((path) => !built?.has(path));
}

/** The files that a manifest of ours lists, itself among them; undefined where it is none. */
function listedFiles(manifest: string): Set<string> | undefined {
  try {
    const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as { files: { path: string; sha256: string }[] };
    return files.every(({ sha256 }) => typeof sha256 === 'string')
      ? new Set(['manifest.json', ...files.map(({ path }) => path)])
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Replaces a folder as a whole: the new one is written beside it and then takes its name, so that whoever is
 * killed at whatever moment leaves the old folder or the new one. No file system call that Node has swaps two
 * folders; the two renames are done by a shell in a session of its own, which outlives this process.
 */
export async function replaceFolder(
  folder: string,
  artefacts: readonly Artefact[],
  { changed, added }: Difference,
): Promise<void> {
  const parent = dirname(folder);
  const name = basename(folder);
  mkdirSync(parent, { recursive: true });
  removeLeftovers(parent, name);
  const fresh = join(parent, `.${name}.new-${process.pid}`);
  const old = join(parent, `.${name}.old-${process.pid}`);
  const differing = new Set([...changed, ...added]);
  for (const { path, text } of artefacts) {
    const target = join(fresh, path);
    mkdirSync(dirname(target), { recursive: true });
    if (differing.has(path)) writeFileSync(target, text);
    else keep(join(folder, path), target);
  }
  for (const path of filesBelow(folder).filter((file) => notOurs.test(file))) {
    mkdirSync(dirname(join(fresh, path)), { recursive: true });
    keep(join(folder, path), join(fresh, path));
  }
  await swap(fresh, folder, old);
}

/** Unchanged files stay the same files, with their times. */
function keep(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** $1 the new folder, $2 its name to be, $3 where the old one goes before it is removed, write-protected parts too. */
const swapScript = `
  if [ -e "$2" ]; then mv "$2" "$3" || exit 1; fi
  mv "$1" "$2" || { mv "$3" "$2"; exit 1; }
  [ ! -e "$3" ] || { find "$3" -type d -exec chmod u+w {} +; rm -rf "$3"; }
`;

function swap(fresh: string, folder: string, old: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', ['-c', swapScript, 'sh', fresh, folder, old], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    shell.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    shell.on('error', reject);
    shell.on('close', (code) =>
      code === 0 ? resolve() : reject(Object.assign(new Error(complaint.trim()), { code: 'ENOTREPLACED' })),
    );
  });
}

/** What a killed run left beside the folder; where the whole machine stopped between the two renames, the old folder itself. */
function removeLeftovers(parent: string, name: string): void {
  const leftover = new RegExp(`^\\.${name.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')}\\.(new|old)-(\\d+)$`);
  const entries = readdirSync(parent).filter((entry) => {
    const pid = leftover.exec(entry)?.[2];
    return pid !== undefined && !isRunning(Number(pid));
  });
  const old = entries.find((entry) => entry.startsWith(`.${name}.old-`));
  if (old !== undefined && !existsSync(join(parent, name))) renameSync(join(parent, old), join(parent, name));
  for (const entry of entries) rmSync(join(parent, entry), { recursive: true, force: true });
}

/** Whether a process of this number runs: another build into the same folder, say, whose files are not to be touched. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { readonly code?: string }).code === 'EPERM';
  }
}

/** Every file below a folder, relative to it, with forward slashes. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
