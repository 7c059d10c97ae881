import { expect, it } from 'vitest';
import type { Value } from '../../../../engine/metric.ts';
import { above, dividedBy, increase, minus, rate, ratio, record, sumBy } from '../../../../engine/promql/index.ts';
import { calls, failed } from '../../small-project.ts';
import { inAlert } from './findings.ts';

const of = (metric: typeof failed, window: '5m' | '1h') => sumBy(['job'], increase(metric, window));
const mixed = (value: Value<'job', string>) => inAlert(above(value, 0.1)).filter(({ id }) => id === 'mixed-windows');

it('events are counted over one window before they are put together', () => {
  expect(mixed(ratio(of(failed, '5m'), sumBy(['job'], increase(calls, '5m'))))).toEqual([]);
  expect(mixed(dividedBy(of(failed, '1h'), 60))).toEqual([]);
});

it('two windows are reported, also behind recording rules', () => {
  const hour = record('job:calls_failed:increase1h', of(failed, '1h'));
  expect(mixed(ratio(of(failed, '5m'), hour))).toMatchObject([
    { message: 'events of 5m on the left, and of 1h on the right', help: 'take both over the same window' },
  ]);
  expect(mixed(minus(of(failed, '1h'), of(failed, '5m')))).toHaveLength(1);
});

it('rates may be compared over any windows', () => {
  expect(mixed(dividedBy(sumBy(['job'], rate(failed, '5m')), sumBy(['job'], rate(failed, '1h'))))).toEqual([]);
});
