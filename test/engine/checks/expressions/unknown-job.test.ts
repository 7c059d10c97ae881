import { expect, it } from 'vitest';
import { above, promql, select } from '../../../../engine/promql/index.ts';
import { shop, up } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

const jobs = (text: string) => inAlert(rawOf(promql`up{${text}} < 1`)).filter(({ id }) => id === 'unknown-job');

it('a job may be named by its exporter, by its name, or by a pattern', () => {
  expect(inAlert(above(select(up, { job: shop }), 0))).toEqual([]);
  for (const text of ['job="shop"', 'job!="shop"', 'job=~"sh.*"', 'job="$job"']) expect(jobs(text), text).toEqual([]);
});

it('a name that no scrape job has is reported, also where it is taken away', () => {
  expect(jobs('job="shpo"')).toEqual([
    { id: 'unknown-job', under: 'up{job="shpo"}', message: 'no job is named "shpo"', help: 'did you mean shop?' },
  ]);
  expect(jobs('job!="somebody-else"')[0]?.help).toBe('the jobs are shop; name the exporter, and its job follows');
});
