import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A duration that Prometheus cannot read, or that lasts no time. */
export function badDuration(durations: readonly Located<string>[]): Finding[] {
  return durations.flatMap(({ value, origin }): Finding[] => {
    const seconds = secondsOf(value);
    if (seconds !== undefined && seconds > 0) return [];
    return [
      {
        id: 'bad-duration',
        severity: 'error',
        ...origin,
        message: seconds === 0 ? `"${value}" lasts no time` : `"${value}" is no duration that Prometheus can read`,
        help: 'a whole number above 0 and a unit: ms, s, m, h, d, w or y (90m, not 1.5h)',
      },
    ];
  });
}
