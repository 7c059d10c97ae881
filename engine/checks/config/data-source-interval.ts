import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A data source that says another scrape interval than there is: Grafana computes $__rate_interval from it. */
export function dataSourceInterval({ value, origin }: Located<string>, scrapeInterval: string): Finding[] {
  if (value === scrapeInterval) return [];
  return [
    {
      id: 'data-source-interval',
      severity: 'error',
      ...origin,
      message: `the data source says a sample every ${value}, and there is one every ${scrapeInterval}: $__rate_interval would be wrong`,
      help: 'give it the scrape interval',
    },
  ];
}
