import { expect, it } from 'vitest';
import { thresholdNotDrawn } from '../../../../engine/checks/panels/threshold-not-drawn.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { redAbove, redBelow, stateTimeline, type Thresholds } from '../../../../engine/panel/index.ts';
import type { ValueMappings } from '../../../../engine/panel/panel.ts';
import {
  above,
  atLeast,
  below,
  complement,
  equals,
  increase,
  rateInterval,
  ratio,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf, panelText, queue, up } from '../../small-project.ts';
import { told } from '../project.ts';

const share = (window: '5m' | typeof rateInterval) =>
  ratio(sumBy(['job'], increase(failed, window)), sumBy(['job'], increase(calls, window)));
const enough = { provided: atLeast(sumBy(['job'], increase(calls, '5m')), 10) };

function drawn(
  when: AnyValue,
  shown: AnyValue,
  thresholds?: Thresholds,
  unit: 'percentunit' | 'none' = 'percentunit',
): string[] {
  const panel = lineOf(shown, { unit, ...(thresholds && { thresholds }) });
  return told(thresholdNotDrawn, { dashboards: [dashboardOf([[panel]])], groups: [groupOf([alertOf(when)])] });
}

it('accepts the limit of the alert among the thresholds, or its complement', () => {
  expect(drawn(above(share('5m'), 0.1, enough), share(rateInterval), redAbove(0.1))).toEqual([]);
  expect(drawn(above(share('5m'), 0.1, enough), complement(share(rateInterval)), redBelow(1 - 0.1))).toEqual([]);
  expect(drawn(above(queue, 5), queue, redAbove(6), 'none')).toEqual([]);
  expect(drawn(below(queue, 5), queue, redBelow(5), 'none')).toEqual([]);
});

it('finds a limit that is not drawn', () => {
  expect(drawn(above(share('5m'), 0.1, enough), share(rateInterval), redAbove(0.2))).toEqual([
    `QueueLong: fires above 0.1, and the panel "Queue" draws 0.2 -> make the alert's limit a threshold of the panel: one constant for both`,
  ]);
  expect(drawn(above(queue, 5), queue, undefined, 'none')).toEqual([
    `QueueLong: fires above 5, and the panel "Queue" draws no limit -> make the alert's limit a threshold of the panel: one constant for both`,
  ]);
});

it('finds colours that say the opposite', () => {
  expect(drawn(above(share('5m'), 0.1), share(rateInterval), redBelow(0.1))).toEqual([
    'QueueLong: QueueLong fires above 0.1, and the panel "Queue" is green from there on -> write redAbove() or orangeAbove()',
  ]);
  expect(drawn(below(complement(share('5m')), 0.9), complement(share(rateInterval)), redAbove(0.9))).toHaveLength(1);
  expect(drawn(above(share('5m'), 0.1), complement(share(rateInterval)), redAbove(0.9))).toHaveLength(1);
});

it('finds an alert that fires where its panel is green', () => {
  const timeline = (mappings?: ValueMappings) =>
    stateTimeline({
      ...panelText,
      unit: 'none',
      rows: [{ expr: up, legend: '{{job}}' }],
      thresholds: redBelow(1),
      ...(mappings && { mappings }),
    });
  const fires = (value: number, mappings?: ValueMappings) =>
    told(thresholdNotDrawn, {
      dashboards: [dashboardOf([[timeline(mappings)]])],
      groups: [groupOf([alertOf(equals(up, value))])],
    });
  expect(fires(0)).toEqual([]);
  expect(fires(1)).toEqual([
    'QueueLong: fires at 1, where the panel "Queue" is green -> compare with the bad value, or colour the good one',
  ]);
  expect(fires(1, { 0: ['down', 'green'], 1: ['up', 'red'] })).toEqual([]);
});

it('does not judge what a panel cannot draw', () => {
  expect(drawn(above(share('5m'), 0.1), queue, redAbove(5), 'none')).toEqual([]);
  expect(drawn(equals(queue, 0), queue, undefined, 'none')).toEqual([]);
  expect(drawn(atLeast(queue, 1, { provided: above(queue, 0) }), queue, redAbove(5), 'none')).toEqual([]);
});
