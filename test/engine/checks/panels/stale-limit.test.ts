import { describe, expect, it } from 'vitest';
import { staleLimit } from '../../../../engine/checks/panels/stale-limit.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { orangeAbove, redBelow, type Thresholds } from '../../../../engine/panel/index.ts';
import { above, atLeast, increase, ratio, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, calls, drift, failed, groupOf, lineOf, queue } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const part = sumBy(['job'], increase(failed, '5m'));
const whole = sumBy(['job'], increase(calls, '5m'));
const share = ratio(part, whole);
const groups = [groupOf([alertOf(above(share, 0.2, { provided: atLeast(whole, 10) }), { shownOn: 'shop/Share' })])];

const said = (expr: AnyValue, description: string, thresholds?: Thresholds) =>
  told(staleLimit, { groups, ...withPanels(lineOf(expr, { description, ...(thresholds && { thresholds }) })) });

describe('a description', () => {
  it('names the limits that its panel draws, and numbers of the alerts on the same metrics', () => {
    expect(
      said(share, 'Above 20% (of at least 10 calls) run; of fewer than 10 it says little.', orangeAbove(0.2)),
    ).toEqual([]);
    expect(said(queue, 'Above 5, or 6 or more: run.', orangeAbove(6))).toEqual([]);
    expect(said(drift, 'Above 10 minutes reset the clock.', orangeAbove(600))).toEqual([]);
  });

  it('may name anything where nothing is judged', () => {
    expect(said(queue, 'Usually below 7.')).toEqual([]);
    expect(said(queue, 'At 100% of 3 shops, from 9 to 5.', orangeAbove(6))).toEqual([]);
  });

  it('may not name another limit than its panel draws', () => {
    expect(said(share, 'Below 95% run.', redBelow(0.9))).toEqual([
      'Shop > Queue: "Below 95%" the panel draws 0.9 -> make the two agree; a named constant keeps them so',
    ]);
    expect(said(queue, 'More than 50 wait too long.', orangeAbove(6))).toHaveLength(1);
    expect(said(drift, 'Above 10 minutes.', orangeAbove(60))).toHaveLength(1);
  });

  it('may not name another number of events than the alerts ask for', () => {
    expect(said(share, 'Above 20% (of at least 50 calls).', orangeAbove(0.2))).toEqual([
      expect.stringContaining('"at least 50" the panel draws 0.2'),
    ]);
    expect(said(share, 'Of fewer than 50 calls it says little.')).toEqual([
      expect.stringContaining('no alert of these metrics has it'),
    ]);
  });
});
