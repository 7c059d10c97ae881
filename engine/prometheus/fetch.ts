import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.ts';
import { relocate } from './relocate.ts';
import { run, type RunResult } from './run.ts';
import type { Environment } from './tool.ts';

export interface FetchOptions {
  /** Where the package's usr goes; its programs are in `bin` there. */
  readonly folder: string;
  /** Holds the lock and apt's private state. */
  readonly cacheFolder: string;
  /** Path of apt-get, where there is one. */
  readonly aptGet: string | undefined;
  readonly env: Environment;
}

/** Keeps a refresh from translations and from a desktop's descriptions of applications. */
const packagesOnly = ['-oAcquire::Languages=none', '-oAcquire::IndexTargets::deb::DEP-11::DefaultEnabled=false'];

/** Milliseconds for one run of apt-get or dpkg: 20 MB over a slow line. */
const timeoutMs = 180_000;

/**
 * Puts the programs of a Debian package into `folder`, without root and without starting the service that installing
 * it would. Returns what went wrong, in one line, or undefined. Several processes may call it at once: one fetches, and
 * the others wait and share its result.
 */
export async function fetchPackage(debianPackage: string, options: FetchOptions): Promise<string | undefined> {
  const { folder, cacheFolder, aptGet, env } = options;
  if (aptGet === undefined) return 'PATH has no apt-get';
  const asked = Date.now();
  const lock = join(cacheFolder, 'fetch.lock');
  const failure = `${folder}.failed`;
  return withLock(lock, async () => {
    if (existsSync(folder)) return undefined;
    // Whoever held the lock while we waited has just tried.
    if (await changedSince(failure, asked)) return readFile(failure, 'utf8');
    const problem = await fetchInto(folder, debianPackage, { lock, cacheFolder, aptGet, env: { ...env, LC_ALL: 'C' } });
    if (problem === undefined) await rm(failure, { force: true });
    else await writeFile(failure, problem);
    return problem;
  });
}

interface Workshop {
  readonly lock: string;
  readonly cacheFolder: string;
  readonly aptGet: string;
  readonly env: Environment;
}

async function fetchInto(folder: string, debianPackage: string, workshop: Workshop): Promise<string | undefined> {
  await mkdir(dirname(folder), { recursive: true });
  const archives = join(workshop.lock, 'archives');
  const unpacked = join(workshop.lock, 'unpacked');
  const downloaded = await download(debianPackage, archives, workshop);
  if (!downloaded.ok) return problemOf(downloaded);
  const archive = (await readdir(archives)).find((name) => name.endsWith('.deb'));
  if (archive === undefined) return 'apt-get left no .deb file';
  const extracted = await run('dpkg', ['-x', join(archives, archive), unpacked], { env: workshop.env, timeoutMs });
  if (!extracted.ok) return problemOf(extracted);
  const usr = join(unpacked, 'usr');
  if (!existsSync(join(usr, 'bin'))) return 'it holds no programs';
  await relocate(usr);
  const problem = await firstThatFails(join(usr, 'bin'), workshop.env);
  if (problem === undefined) await rename(usr, folder);
  return problem;
}

/**
 * With the system's package lists, then with lists of our own from an earlier time, then with fresh ones: the
 * system's may be empty or name a version that the archive no longer has, and refreshing them needs root.
 */
async function download(debianPackage: string, archives: string, workshop: Workshop): Promise<RunResult> {
  const { cacheFolder, aptGet, env } = workshop;
  const state = join(cacheFolder, 'apt');
  const hadLists = existsSync(join(state, 'lists'));
  const folders = [archives, `${state}/lists/partial`, `${state}/archives/partial`];
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  const settings = [
    '-q',
    `-oDir::Cache=${state}`,
    // As root, apt would hand its downloads to a user who may not enter this folder.
    '-oAPT::Sandbox::User=root',
    '-oAcquire::Retries=2',
    '-oAcquire::http::Timeout=20',
    '-oAcquire::https::Timeout=20',
  ];
  const ownLists = [...settings, `-oDir::State=${state}`, `-oDir::State::lists=${state}/lists`, ...packagesOnly];
  const apt = (args: readonly string[]): Promise<RunResult> => run(aptGet, args, { cwd: archives, env, timeoutMs });

  let result = await apt([...settings, 'download', debianPackage]);
  if (!result.ok && hadLists) result = await apt([...ownLists, 'download', debianPackage]);
  if (result.ok) return result;
  const updated = await apt([...ownLists, 'update']);
  result = await apt([...ownLists, 'download', debianPackage]);
  // A refresh that reached nobody ends with exit code 0 and a warning, which is the real reason.
  return result.ok ? result : { ok: false, output: `${updated.output}\n${result.output}` };
}

/** A program of another architecture, or one that lacks a shared library, says so when it is started. */
async function firstThatFails(programs: string, env: Environment): Promise<string | undefined> {
  for (const name of await readdir(programs)) {
    const result = await run(join(programs, name), ['--version'], { env, timeoutMs: 10_000 });
    if (!result.ok) return `${name} does not run here: ${problemOf(result)}`;
  }
  return undefined;
}

/** The line of a failed run's output that says why: apt's first complaint, else the last line. */
function problemOf({ output }: RunResult): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.find((line) => /^(E: |W: Failed)/.test(line)) ?? lines.at(-1) ?? 'it failed without a word';
}

async function changedSince(file: string, time: number): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs >= time,
    () => false,
  );
}
