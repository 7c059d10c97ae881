import { spawnSync } from 'node:child_process';

/** A process to time, from its start to its end. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is put in order before each run, untimed. */
  readonly before?: () => void;
}

export interface Run {
  /** Wall clock. */
  readonly ms: number;
  readonly output: string;
}

/** Runs a command once. Throws if it fails, since a number of a failed run says nothing. */
export function timed({ program, args, cwd, env, before }: Command): Run {
  before?.();
  const started = performance.now();
  const child = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env } });
  const ms = performance.now() - started;
  if (child.status !== 0)
    throw new Error(`${program} ${args.join(' ')} failed:\n${child.stdout}${child.stderr}${child.error ?? ''}`);
  return { ms, output: child.stdout };
}

/**
 * Runs several commands in turn, so that whatever else the machine does falls on all of them alike. Each has one
 * run before that does not count.
 */
export function inTurn<Name extends string>(
  commands: Readonly<Record<Name, Command>>,
  runs: number,
): Record<Name, Run[]> {
  const names = Object.keys(commands) as Name[];
  for (const name of names) timed(commands[name]);
  const results = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>;
  for (let turn = 0; turn < runs; turn++) {
    for (const name of names) results[name].push(timed(commands[name]));
  }
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of the wall clock. */
export const wall = (runs: readonly Run[]): number => median(runs.map(({ ms }) => ms));

/** `412–530`, in whole milliseconds. */
export function spread(runs: readonly Run[]): string {
  const all = runs.map(({ ms }) => ms);
  return `${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)}`;
}
