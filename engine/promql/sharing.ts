import type { Facts } from './node.ts';

/** Label or metric names, each once. */
export type Names = readonly string[];

export const none: Names = [];

/*
 * Facts are kept of every part of every expression, so that these functions give back what they were given where
 * nothing changes. Lists are cut to their length: what `filter` and `push` build has room for 17.
 */

/** Those that satisfy the test. */
export function only(names: Names, keeps: (name: string) => boolean): Names {
  if (names.every(keeps)) return names;
  const kept = names.filter(keeps);
  return kept.length === 0 ? none : kept.slice();
}

/** Those that are not removed. */
export function without(names: Names, removed: Names): Names {
  return removed.length === 0 ? names : only(names, (name) => !removed.includes(name));
}

/** Those of both, each once, the left ones first. */
export function union(left: Names, right: Names): Names {
  const more = right.filter((name) => !left.includes(name));
  return more.length === 0 ? left : left.length === 0 ? right : [...new Set([...left, ...more])];
}

/** In the order of the alphabet. */
export function sorted(names: Names): Names {
  return names.every((name, index) => index === 0 || names[index - 1]! <= name) ? names : [...names].sort();
}

/** Facts with some of them replaced: the same object where they are as they were. */
export function changed(facts: Facts, changes: Partial<Facts>): Facts {
  for (const name of Object.keys(changes) as (keyof Facts)[]) {
    if (changes[name] !== facts[name]) return { ...facts, ...changes };
  }
  return facts;
}
