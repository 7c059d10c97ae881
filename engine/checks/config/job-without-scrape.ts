import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';
import { inARow } from './model/words.ts';

/** A job that alerts select and no scrape config has: such alerts can never fire. One finding a job. */
export function jobWithoutScrape(config: PrometheusConfig, alerts: readonly AlertFacts[], locate: Locate): Finding[] {
  const scraped = (config.scrape_configs ?? []).map((job) => job.job_name);
  const selected = [...new Set(alerts.flatMap((alert) => alert.jobs))];
  return selected
    .filter((job) => !scraped.includes(job))
    .map((job): Finding => {
      const blind = alerts.filter((alert) => alert.jobs.includes(job)).map((alert) => alert.name);
      return {
        id: 'job-without-scrape',
        severity: 'error',
        ...locate(['scrape_configs']),
        message: `no scrape config has the job ${job}, which ${inARow(blind)} select${blind.length === 1 ? 's' : ''}`,
        help: suggestion(job, scraped) ?? `the jobs are: ${scraped.join(', ')}`,
      };
    });
}
