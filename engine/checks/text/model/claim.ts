/** A number that a text claims: a limit, or how long something takes. */
export interface Claim {
  readonly kind: 'limit' | 'share' | 'least' | 'than' | 'duration';
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
/** No share, no time, and all of the digits. */
const bare = String.raw`(?![.\d]*\d)(?!\s?%)(?!\s+${timeUnit})`;
const least = new RegExp(String.raw`\bat least\s+${number}\b${bare}`, 'gi');
const orMore = new RegExp(String.raw`\b${number}(?:\s+[a-z]+)?\s+or more\b`, 'gi');
const than = new RegExp(String.raw`\b(?:more|less|fewer) than\s+${number}\b${bare}`, 'gi');
const share = new RegExp(
  String.raw`\b(?:(?:more|less|fewer|higher|lower) than|at least|above|below)\s+${number}\s?(%)`,
  'gi',
);
const within = String.raw`(?:in|within|for|over|last|past)\s+(?:the\s+)?(?:(?:last|past|more than)\s+)*`;
const duration = new RegExp(String.raw`\b(?:${within}|(?:more|less|longer) than\s+)${number}\s+${timeUnit}`, 'gi');
const ago = new RegExp(String.raw`(?<!\b(?:${within}|than\s+))\b${number}\s+${timeUnit}(?=\s+(?:ago|before)\b)`, 'gi');
const lastOne = /\b(?:last|past)\s+()(second|minute|hour|day|week)\b/gi;

/** The limits, shares, numbers and durations that a text speaks of, in its order. */
export function claimsIn(text: string, kinds: readonly Claim['kind'][]): Claim[] {
  const claims: Claim[] = [];
  const find = (kind: Claim['kind'], pattern: RegExp): void => {
    if (!kinds.includes(kind)) return;
    for (const match of text.matchAll(pattern)) {
      const [found, value, ...units] = match;
      const unit = units.find((part) => part !== undefined) ?? '';
      const start = match.index;
      claims.push({ kind, start, end: start + found.length, value: value === '' ? 1 : Number(value), unit });
    }
  };
  find('limit', limit);
  find('least', least);
  find('least', orMore);
  find('than', than);
  find('share', share);
  find('duration', duration);
  find('duration', ago);
  find('duration', lastOne);
  return claims.sort((left, right) => left.start - right.start);
}

const lengths: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };

/** Seconds of a claim with a unit of time, or undefined. */
export function secondsOfClaim({ value, unit }: Claim): number | undefined {
  const length = lengths[unit.toLowerCase().replace(/s$/, '')];
  return length === undefined ? undefined : value * length;
}
