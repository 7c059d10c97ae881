import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A program that its makers no longer mend. */
export interface Retired extends Located<string> {
  /** The program that takes its place. */
  readonly instead: string;
}

/** A chosen program that has reached its end of life. */
export function endOfLife(retired: readonly Retired[]): Finding[] {
  return retired.map(({ value, instead, origin }) => ({
    id: 'end-of-life',
    severity: 'warning',
    ...origin,
    message: `${value} is at its end of life: no more fixes, security fixes included`,
    help: `keep it on hosts that have it already, and move to ${instead}`,
  }));
}
