import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';

const limits = ['sample_limit', 'label_limit', 'label_value_length_limit', 'body_size_limit'] as const;

/** A job that must be limited, since its target's code changes with every release, and is not. */
export function missingScrapeLimit(config: PrometheusConfig, jobs: readonly string[], locate: Locate): Finding[] {
  return (config.scrape_configs ?? []).flatMap((job, at) =>
    limits
      .filter((limit) => jobs.includes(job.job_name) && !job[limit])
      .map((limit): Finding => ({
        id: 'missing-scrape-limit',
        severity: 'error',
        ...locate(['scrape_configs', at, limit]),
        message: `job ${job.job_name} has no ${limit}: one new label with many values could fill the disk`,
        help: `set ${limit} well above what the target exposes today`,
      })),
  );
}
