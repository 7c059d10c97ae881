import type { Finding } from '../../../finding.ts';

/** Where a thing was written: what a finding about it carries. */
export type Origin = Pick<Finding, 'place' | 'anchor' | 'path'>;

/** The way from the root of a configuration to a part of it: keys, and positions in lists. */
export type ConfigPath = readonly (string | number)[];

/**
 * Says where a part of a configuration was written: the source that a configuration was built from,
 * or a line of a file that was read. Asked for a part that is absent, it answers for what should hold it.
 */
export type Locate = (path: ConfigPath) => Origin;

/** A value and where it was written. */
export interface Located<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Every scalar of a configuration that is a string, with its way from the root, in the order written. */
export function* stringsOf(config: unknown, path: ConfigPath = []): Generator<[ConfigPath, string]> {
  if (typeof config === 'string') {
    yield [path, config];
  } else if (Array.isArray(config)) {
    for (const [position, item] of config.entries()) yield* stringsOf(item, [...path, position]);
  } else if (typeof config === 'object' && config !== null) {
    for (const [key, item] of Object.entries(config)) yield* stringsOf(item, [...path, key]);
  }
}
