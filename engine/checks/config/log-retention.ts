import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A retention that Loki refuses or ignores: its index is kept in tables of one day, and 24h is the least. */
export function logRetention(retention: Located<string>): Finding[] {
  const seconds = secondsOf(retention.value);
  if (seconds === undefined || (seconds >= 86_400 && seconds % 3600 === 0)) return [];
  return [
    {
      id: 'log-retention',
      severity: 'error',
      ...retention.origin,
      message: `Loki keeps logs for whole hours and at least a day, not for ${retention.value}`,
      help: '30d, say',
    },
  ];
}
