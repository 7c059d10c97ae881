import type { Unit } from '../../../unit.ts';

/** Whether a threshold stands for an alert's limit: a count above 5 is one from 6 on; else it is the same number. */
export function isLimit(from: number, limit: number, unit: Unit): boolean {
  const near = 1e-9 * Math.max(1, Math.abs(limit));
  return unit === 'count' ? from >= limit - near && from <= limit + 1 + near : Math.abs(from - limit) <= near;
}
