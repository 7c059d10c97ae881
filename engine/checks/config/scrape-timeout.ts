import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import { type PrometheusConfig, scrapeTimes } from './model/prometheus.ts';

/** A scrape that may take longer than the interval until the next one: Prometheus refuses the file. */
export function scrapeTimeout(config: PrometheusConfig, locate: Locate): Finding[] {
  const { global = {} } = config;
  const whole = { interval: global.scrape_interval ?? '1m', timeout: global.scrape_timeout ?? '10s' };
  const found = finding('every job', whole, locate(['global', 'scrape_timeout']));
  for (const [at, job] of (config.scrape_configs ?? []).entries()) {
    if (job.scrape_interval === undefined && job.scrape_timeout === undefined) continue;
    const own = job.scrape_timeout === undefined ? 'scrape_interval' : 'scrape_timeout';
    found.push(...finding(`job ${job.job_name}`, scrapeTimes(config, job), locate(['scrape_configs', at, own])));
  }
  return found;
}

function finding(
  who: string,
  { interval, timeout }: { interval: string; timeout: string },
  origin: ReturnType<Locate>,
): Finding[] {
  if ((secondsOf(timeout) ?? 0) <= (secondsOf(interval) ?? Infinity)) return [];
  return [
    {
      id: 'scrape-timeout',
      severity: 'error',
      ...origin,
      message: `${who}: the scrape timeout of ${timeout} is longer than the scrape interval of ${interval}`,
      help: `a timeout of at most ${interval}, or a longer interval`,
    },
  ];
}
