import { expect, it } from 'vitest';
import { swappedRatio } from '../../../../engine/checks/alerts/swapped-ratio.ts';
import { gauge } from '../../../../engine/metric.ts';
import { above, dividedBy, increase, plus, ratio, record, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, free, groupOf, lineOf, queue, shop } from '../../small-project.ts';
import { told, withAlert, withPanels } from '../project.ts';

const part = sumBy(['job'], increase(failed, '5m'));
const whole = sumBy(['job'], increase(calls, '5m'));

it('accepts a part above its whole, and ratios of other things', () => {
  expect(told(swappedRatio, withAlert(above(ratio(part, whole), 0.1)))).toEqual([]);
  expect(told(swappedRatio, withAlert(above(ratio(whole, sumBy(['job'], queue)), 0.1)))).toEqual([]);
});

it('refuses a whole above its part, on panels and through recording rules', () => {
  expect(told(swappedRatio, withPanels(lineOf(ratio(whole, part))))).toEqual([
    expect.stringMatching(
      /^Shop > Queue > A: "sum .*" calls_total is divided by a part of it, calls_failed_total -> write the part above/,
    ),
  ]);
  const [all, failures] = [record('job:calls:increase5m', whole), record('job:calls_failed:increase5m', part)];
  const rules = [all, failures, alertOf(above(ratio(all, failures), 0.1))];
  expect(told(swappedRatio, { groups: [groupOf(rules)], dashboards: [dashboardOf([])] })).toHaveLength(1);
});

it('refuses a sum above one of its parts', () => {
  const all = plus(part, whole);
  expect(told(swappedRatio, withPanels(lineOf(ratio(part, all))))).toEqual([]);
  expect(told(swappedRatio, withPanels(lineOf(ratio(all, part))))).toEqual([
    expect.stringContaining('calls_failed_total and calls_total is divided by a part of it, calls_failed_total'),
  ]);
});

it('refuses what there is at all above what is left of it', () => {
  const size = gauge('shop_disk_size_bytes', { from: shop, help: 'Size', unit: 'bytes', labels: { disk: 'any' } });
  const left = { catalogue: [size, free], ...withPanels(lineOf(dividedBy(free, size))) };
  expect(told(swappedRatio, left)).toEqual([]);
  expect(told(swappedRatio, { ...left, ...withPanels(lineOf(dividedBy(size, free))) })).toEqual([
    expect.stringContaining('shop_disk_size_bytes is divided by a part of it, free_bytes'),
  ]);
});
