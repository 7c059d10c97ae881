import { suggestion } from '../../suggest.ts';
import { nodeCheck } from '../check.ts';

/** A matcher on a job, by its name, that no scrape job has: it selects nothing, or takes nothing away. */
export const unknownJob = nodeCheck({
  id: 'unknown-job',
  on: ['selector'],
  visit({ matchers }, _use, { project }) {
    const jobs = Object.values(project.setting.jobs);
    return matchers.flatMap(({ label, operator, value }) => {
      if (label !== 'job' || operator.endsWith('~') || typeof value !== 'string') return [];
      if (value.includes('$') || jobs.includes(value)) return [];
      const help = suggestion(value, jobs) ?? `the jobs are ${jobs.join(', ')}; name the exporter, and its job follows`;
      return [{ message: `no job is named ${JSON.stringify(value)}`, help }];
    });
  },
});
