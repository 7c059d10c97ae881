import { seconds } from '../engine/duration.ts';

/** A share between 0 and 1 as the templates' `humanizePercentage` writes it, with at most one decimal: `10%`. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

/** A duration in hours, where `inWords` would say days: `24 hours`. */
export function inHours(duration: string): string {
  const hours = seconds(duration) / 3600;
  return `${hours} hour${hours === 1 ? '' : 's'}`;
}
