import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';

/** Two scrape configs of one name: Prometheus refuses the file. */
export function duplicateJob(config: PrometheusConfig, locate: Locate): Finding[] {
  const names = (config.scrape_configs ?? []).map((job) => job.job_name);
  return names.flatMap((name, at): Finding[] =>
    names.indexOf(name) === at
      ? []
      : [
          {
            id: 'duplicate-job',
            severity: 'error',
            ...locate(['scrape_configs', at, 'job_name']),
            message: `a second job is named ${name}; Prometheus does not load such a file`,
            help: 'give each part a job name of its own',
          },
        ],
  );
}
