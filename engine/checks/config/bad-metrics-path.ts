import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A path of a scrape target that is none. */
export function badMetricsPath(paths: readonly Located<string>[]): Finding[] {
  return paths
    .filter(({ value }) => !/^\/[^\s?#]*$/.test(value))
    .map(({ value, origin }) => ({
      id: 'bad-metrics-path',
      severity: 'error',
      ...origin,
      message: `"${value}" is no path of metrics`,
      help: 'it begins with / and has no parameters: /metrics',
    }));
}
