import { expect, it } from 'vitest';
import { alertCondition } from '../../../../engine/checks/alerts/alert-condition.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import {
  above,
  absent,
  and,
  equals,
  increase,
  maxBy,
  or,
  promql,
  ratio,
  raw,
  select,
  sum,
  sumBy,
  unless,
  vector,
  whether,
} from '../../../../engine/promql/index.ts';
import { calls, failed, queue, up } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const when = (value: AnyValue) => told(alertCondition, withAlert(value));

it('accepts what has no value while all is well', () => {
  const conditions: AnyValue[] = [
    above(queue, 1),
    absent(up),
    or(absent(select(up, { job: 'a' })), absent(select(up, { job: 'b' }))),
    unless(queue, above(queue, 3)),
    and(queue, above(queue, 3)),
    maxBy(['job'], equals(up, 0)),
    raw(promql`${queue} > 1`, { labels: ['job', 'instance'], unit: 'count' }),
  ];
  for (const condition of conditions) expect(when(condition)).toEqual([]);
});

it('refuses what fires whatever the number is', () => {
  const help = 'compare it: above(…, limit), below(…, limit), equals(…, 0) or absent(…)';
  expect(when(queue)).toEqual([
    `QueueLong: "queue_length{job="shop"}" compares nothing, so that the alert fires whatever the number is -> ${help}`,
  ]);
  expect(when(ratio(sum(increase(failed, '5m')), sum(increase(calls, '5m'))))).toHaveLength(1);
  expect(when(or(absent(up), queue as never))[0]).toContain('"queue_length{job="shop"}" compares nothing');
  expect(when(raw(promql`sum(${queue})`, { labels: [], unit: 'count' }))).toHaveLength(1);
  expect(when(vector(1))).toHaveLength(1);
});

it('knows that bool gives a 0, which fires', () => {
  expect(when(whether(above(queue, 1)))[0]).toContain('gives 0 where it does not hold, and a 0 fires as well as a 1');
});

it('refuses a further condition that asks nothing', () => {
  const counted = sumBy(['job'], increase(calls, '5m'));
  const value = above(sumBy(['job'], queue), 1);
  expect(when(unless(value, counted))).toEqual([
    'QueueLong: "sum by (job) (increase(calls_total{job="shop"}[5m]))" has a value even when nothing happened, so that everything is taken away and the alert never fires -> compare it: above(…, 0), atLeast(…, 10)',
  ]);
  expect(when(and(value, counted))[0]).toContain('so that it asks nothing');
  expect(when(unless(value, above(counted, 0)))).toEqual([]);
  expect(when(and(value, sumBy(['job'], up)))).toEqual([]);
});

it('lets the watchdog fire always', () => {
  expect(told(alertCondition, withAlert(vector(1), { severity: 'none' }))).toEqual([]);
});
