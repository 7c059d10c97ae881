import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fetchPackage } from './fetch.ts';
import { toolMissing } from './missing.ts';
import { run } from './run.ts';
import { type Environment, type ToolName, tools } from './tool.ts';

/** Where fetched programs are kept unless a caller says otherwise: `.cache/tools` in the project. */
export const defaultCacheFolder = resolve(import.meta.dirname, '../../.cache/tools');

export interface FindOptions {
  /** Gives the variables of `tools` and PATH, and is what apt-get runs in. */
  readonly env: Environment;
  readonly cacheFolder?: string;
}

/**
 * The absolute path of a tool that is on this machine already: from its environment variable, then PATH, then
 * the cache folder. Throws ToolMissing if the variable names something that cannot be run.
 */
export function findTool(name: ToolName, { env, cacheFolder = defaultCacheFolder }: FindOptions): string | undefined {
  const { variable, programs, debianPackage } = tools[name];
  const named = env[variable];
  if (named) {
    const program = named.includes('/') ? runnable(resolve(named)) : onPath([named], env);
    if (program) return program;
    throw toolMissing(name, [`${variable}=${named} is no program that can be run`]);
  }
  return onPath(programs, env) ?? firstRunnable(programs, join(packageFolder(cacheFolder, debianPackage), 'bin'));
}

/**
 * The absolute path of a tool, fetched into the cache folder from Debian's archive if it is nowhere else
 * (seconds, once). Any number of processes may ask at once. Throws ToolMissing.
 */
export async function toolPath(name: ToolName, options: FindOptions): Promise<string> {
  const found = findTool(name, options);
  if (found) return found;
  const { variable, programs, debianPackage } = tools[name];
  const { env } = options;
  const cacheFolder = resolve(options.cacheFolder ?? defaultCacheFolder);
  const folder = packageFolder(cacheFolder, debianPackage);
  const problem = await fetchPackage(debianPackage, { folder, cacheFolder, aptGet: onPath(['apt-get'], env), env });
  const fetched = firstRunnable(programs, join(folder, 'bin'));
  if (fetched) return fetched;
  throw toolMissing(name, [
    `${variable} is not set, PATH has no ${programs.join(' or ')}, and ${folder} does not hold it`,
    `fetching Debian's package ${debianPackage}: ${problem ?? `it holds no ${programs.join(' or ')}`}`,
  ]);
}

/** The version that a program states of itself, such as `2.42.0`, without a distribution's suffix. */
export async function versionOf(program: string): Promise<string> {
  const { output } = await run(program, ['--version'], { timeoutMs: 10_000 });
  const version = /version v?(\d+\.\d+\.\d+(?:-\w[\w.]*)?)/.exec(output)?.[1];
  if (version === undefined) throw new Error(`${program} --version does not state a version: ${output.trim()}`);
  return version;
}

/** A folder per kind of machine, since one checkout may be mounted in several. */
function packageFolder(cacheFolder: string, debianPackage: string): string {
  return join(resolve(cacheFolder), `${process.platform}-${process.arch}`, debianPackage);
}

function onPath(programs: readonly string[], env: Environment): string | undefined {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const program = folder === '' ? undefined : firstRunnable(programs, resolve(folder));
    if (program) return program;
  }
  return undefined;
}

function firstRunnable(programs: readonly string[], folder: string): string | undefined {
  return programs.map((program) => join(folder, program)).find(runnable);
}

function runnable(path: string): string | undefined {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}
