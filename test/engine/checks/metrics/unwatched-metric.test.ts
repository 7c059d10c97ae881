import { expect, it } from 'vitest';
import { unwatchedMetric } from '../../../../engine/checks/metrics/unwatched-metric.ts';
import { above, anyOf, below, count, increase, rate, record, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf } from '../../small-project.ts';
import { told } from '../project.ts';

const dashboards = [dashboardOf([[lineOf(sumBy(['job'], rate(failed, '5m')))]])];
const exposed = [failed];

it('accepts a metric that a panel shows and an alert judges', () => {
  const recorded = record('job:calls_failed:increase5m', sumBy(['job'], increase(failed, '5m')));
  expect(
    told(unwatchedMetric, { exposed, dashboards, groups: [groupOf([recorded, alertOf(above(recorded, 1))])] }),
  ).toEqual([]);
});

it('refuses one that nobody looks at, and warns where one of the two is missing', () => {
  expect(told(unwatchedMetric, { exposed })).toEqual([
    'calls_failed_total: no panel shows it and no alert judges it -> show it, judge it, or stop exposing it',
  ]);
  expect(told(unwatchedMetric, { exposed, dashboards })).toEqual([
    'warning calls_failed_total: no alert judges it -> show it, judge it, or stop exposing it',
  ]);
  expect(told(unwatchedMetric, { exposed, groups: [groupOf([alertOf(above(increase(failed, '5m'), 1))])] })).toEqual([
    'warning calls_failed_total: no panel shows it -> show it, judge it, or stop exposing it',
  ]);
});

it('does not count an alert that asks only whether it is there', () => {
  const groups = [groupOf([alertOf(below(count(anyOf([failed, calls] as never)), 2))])];
  expect(told(unwatchedMetric, { exposed, dashboards, groups })).toHaveLength(1);
});
