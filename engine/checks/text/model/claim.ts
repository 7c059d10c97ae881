/** A number that a text claims: a limit, or how long something takes. */
export interface Claim {
  readonly kind: 'limit' | 'share' | 'least' | 'duration';
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** As written behind the number: `%`, `days`; empty for a bare number. */
  readonly unit: string;
}

const number = String.raw`(\d+(?:\.\d+)?)`;
const timeUnit = String.raw`((?:second|minute|hour|day|week)s?)\b`;
const limit = new RegExp(
  String.raw`\b(?:threshold|limit)(?: is| of)?:?\s+${number}(?:\s?(%)|\s(percent|[a-zA-Z]+))?`,
  'gi',
);
const least = new RegExp(String.raw`\bat least\s+${number}\b(?!\s?%)(?!\s+${timeUnit})`, 'gi');
const share = new RegExp(
  String.raw`\b(?:(?:more|less|fewer|higher|lower) than|at least|above|below)\s+${number}\s?(%)`,
  'gi',
);
const duration = new RegExp(
  String.raw`\b(?:in|within|for|over|last|past)\s+(?:the\s+)?(?:last\s+|past\s+)?(?:more than\s+)?${number}\s+${timeUnit}`,
  'gi',
);

/** The limits, least numbers and durations that a text speaks of, in its order. */
export function claimsIn(text: string, kinds: readonly Claim['kind'][]): Claim[] {
  const claims: Claim[] = [];
  const find = (kind: Claim['kind'], pattern: RegExp): void => {
    if (!kinds.includes(kind)) return;
    for (const match of text.matchAll(pattern)) {
      const [found, value, ...units] = match;
      const unit = units.find((part) => part !== undefined) ?? '';
      claims.push({ kind, start: match.index, end: match.index + found.length, value: Number(value), unit });
    }
  };
  find('limit', limit);
  find('least', least);
  find('share', share);
  find('duration', duration);
  return claims.sort((left, right) => left.start - right.start);
}

const lengths: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** Seconds of a claim with a unit of time, or undefined. */
export function secondsOfClaim({ value, unit }: Claim): number | undefined {
  const length = lengths[unit.toLowerCase().replace(/s$/, '')];
  return length === undefined ? undefined : value * length;
}
