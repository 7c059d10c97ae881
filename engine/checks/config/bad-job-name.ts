import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A job name that is empty or would need quoting in matchers, routes and file names. */
export function badJobName(jobs: readonly Located<string>[]): Finding[] {
  return jobs
    .filter(({ value }) => !/^[A-Za-z0-9_.-]+$/.test(value))
    .map(({ value, origin }) => ({
      id: 'bad-job-name',
      severity: 'error',
      ...origin,
      message: value === '' ? 'the job has no name' : `the job name "${value}" needs quoting wherever it is used`,
      help: 'letters, digits, "-", "_" and "." only',
    }));
}
