import { durationOf, inWords, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** The longest stretch of history that anything reads, in seconds, and what reads it. */
export interface LongestRange {
  readonly seconds: number;
  readonly what: string;
}

/** A retention shorter than the history that is queried: ratios over such a window would be wrong, without an error. */
export function retentionTooShort(retention: Located<string>, longest: LongestRange): Finding[] {
  const kept = secondsOf(retention.value);
  if (kept === undefined || longest.seconds <= kept) return [];
  const needed = durationOf(longest.seconds);
  return [
    {
      id: 'retention-too-short',
      severity: 'error',
      ...retention.origin,
      message: `${longest.what} reads ${inWords(needed)} of history, and only ${inWords(retention.value)} are kept`,
      help: `a retention of ${needed} or more, or a shorter window there`,
    },
  ];
}
