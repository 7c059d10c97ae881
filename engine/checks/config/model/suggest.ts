import { distance } from 'fastest-levenshtein';

/** `did you mean …?` with the nearest of some names, or undefined if none is near. */
export function didYouMean(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const edits = distance(name, candidate);
    if (edits > 0 && edits < least) [best, least] = [candidate, edits];
  }
  return best === undefined ? undefined : `did you mean ${best}?`;
}

/** Names in a row for a sentence: `a, b and c`. */
export function inARow(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
