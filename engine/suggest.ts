import { closest, distance } from 'fastest-levenshtein';

/** The known name that a mistyped one probably meant, or undefined where none is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  if (names.length === 0) return undefined;
  const best = closest(
    name.toLowerCase(),
    names.map((candidate) => candidate.toLowerCase()),
  );
  const match = names.find((candidate) => candidate.toLowerCase() === best)!;
  return distance(name.toLowerCase(), best) <= Math.max(2, Math.floor(name.length / 3)) ? match : undefined;
}

/** `did you mean x?`, for a finding's help; undefined where nothing is near. */
export function suggestion(name: string, known: Iterable<string>): string | undefined {
  const match = didYouMean(name, known);
  return match === undefined ? undefined : `did you mean ${match}?`;
}
