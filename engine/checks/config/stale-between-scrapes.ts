import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';

/** How far back Prometheus looks for the latest sample of a series: its default --query.lookback-delta. */
const lookback = 300;

/** Scrapes so far apart that a series has no value until the next one: graphs have holes and alerts reset. */
export function staleBetweenScrapes(config: PrometheusConfig, locate: Locate): Finding[] {
  const jobs = (config.scrape_configs ?? []).map((job, at) => ({
    who: `job ${job.job_name}`,
    interval: job.scrape_interval,
    path: ['scrape_configs', at, 'scrape_interval'],
  }));
  const every = { who: 'every job', interval: config.global?.scrape_interval, path: ['global', 'scrape_interval'] };
  return [every, ...jobs].flatMap(({ who, interval, path }): Finding[] => {
    if (interval === undefined || (secondsOf(interval) ?? 0) < lookback) return [];
    return [
      {
        id: 'stale-between-scrapes',
        severity: 'error',
        ...locate(path),
        message: `${who}: its scrapes are ${interval} apart, and between them its series vanish from graphs and alerts`,
        help: 'less than 5m, and better at most 2m',
      },
    ];
  });
}
