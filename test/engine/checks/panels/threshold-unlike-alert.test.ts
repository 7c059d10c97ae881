import { expect, it } from 'vitest';
import { thresholdUnlikeAlert } from '../../../../engine/checks/panels/threshold-unlike-alert.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { greenBetween, redAbove, redBelow, type Thresholds } from '../../../../engine/panel/index.ts';
import {
  above,
  complement,
  increase,
  minBy,
  rateInterval,
  ratio,
  record,
  round,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf, queue } from '../../small-project.ts';
import { told } from '../project.ts';

const share = (window: '5m' | typeof rateInterval) =>
  ratio(sumBy(['job'], increase(failed, window)), sumBy(['job'], increase(calls, window)));
const recorded = record('job:calls_failed:ratio5m', share('5m'));
const groups = [groupOf([recorded, alertOf(above(recorded, 0.1)), alertOf(above(queue, 5), { name: 'Long' })])];

const drawn = (expr: AnyValue, thresholds: Thresholds) =>
  told(thresholdUnlikeAlert, {
    groups,
    dashboards: [dashboardOf([[lineOf(expr, { unit: 'percentunit', thresholds })]])],
  });

it('accepts the limit of the alert on the same signal, over whatever window, and its complement', () => {
  expect(drawn(share(rateInterval), redAbove(0.1))).toEqual([]);
  expect(drawn(recorded, redAbove(0.2, 0.1))).toEqual([]);
  expect(drawn(complement(minBy(['job'], recorded)), redBelow(1 - 0.1))).toEqual([]);
  expect(drawn(round(queue), redAbove(6))).toEqual([]);
});

it('refuses the other direction', () => {
  expect(drawn(share(rateInterval), redBelow(0.1))).toEqual([
    'Shop > Queue: higher is better here, and by QueueLong it is worse -> write redAbove() or orangeAbove()',
  ]);
  expect(drawn(complement(recorded), redAbove(0.9))).toEqual([
    'Shop > Queue: lower is better here, and by QueueLong it is worse -> write redBelow() or orangeBelow()',
  ]);
});

it('refuses limits of its own', () => {
  expect(drawn(complement(recorded), redBelow(0.85, 0.88))).toEqual([
    'Shop > Queue: judges at 0.85 and 0.88, and QueueLong at 0.9 -> use the constant of the alert',
  ]);
});

it('leaves panels alone that judge nothing, another thing, or two sides', () => {
  expect(drawn(recorded, greenBetween(0.2, 0.8))).toEqual([]);
  expect(drawn(ratio(sumBy(['job'], increase(calls, '5m')), sumBy(['job'], queue)), redAbove(0.3))).toEqual([]);
});
