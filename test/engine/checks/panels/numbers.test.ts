import { describe, expect, it } from 'vitest';
import { panelDecimals } from '../../../../engine/checks/panels/panel-decimals.ts';
import { panelRange } from '../../../../engine/checks/panels/panel-range.ts';
import { panelThresholds } from '../../../../engine/checks/panels/panel-thresholds.ts';
import { panelUnit } from '../../../../engine/checks/panels/panel-unit.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import {
  always,
  greenBetween,
  logSeries,
  orangeBelow,
  redAbove,
  redBelow,
  stateTimeline,
  type Thresholds,
} from '../../../../engine/panel/index.ts';
import {
  avg,
  dividedBy,
  increase,
  rate,
  ratio,
  sqrt,
  sum,
  sumBy,
  time,
  times,
  timestamp,
  minus,
  vector,
} from '../../../../engine/promql/index.ts';
import { calls, drift, failed, free, lineOf, queue, up } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const share = ratio(sumBy(['job'], rate(failed, '5m')), sumBy(['job'], rate(calls, '5m')));
const perSecond = sum(rate(calls, '5m'));

describe('panel-unit', () => {
  const shown = (expr: AnyValue, unit: string) => told(panelUnit, withPanels(lineOf(expr, { unit: unit as never })));

  it('accepts units that fit the query', () => {
    const fitting: [AnyValue, string][] = [
      [share, 'percentunit'],
      [times(share, 100), 'percent'],
      [drift, 's'],
      [free, 'bytes'],
      [queue, 'short'],
      [perSecond, 'reqps'],
      [up, 'none'],
      [sqrt(queue), 'none'],
      [vector(0), 'percentunit'],
      [minus(time(), timestamp(up)), 's'],
    ];
    for (const [expr, unit] of fitting) expect(shown(expr, unit), unit).toEqual([]);
  });

  it('refuses others, and says which would fit', () => {
    expect(shown(share, 'percent')).toEqual([
      "Shop > Queue > A: the query gives a ratio between 0 and 1, and as percent 0.95 would read 0.95% -> write unit: 'percentunit'",
    ]);
    expect(shown(times(share, 100), 'percentunit')[0]).toContain('95 would read 9500%');
    expect(shown(share, 'short')).toEqual([
      "Shop > Queue > A: the query gives a ratio between 0 and 1, and unit 'short' shows a count -> write unit: 'percentunit'",
    ]);
    expect(shown(drift, 'none')[0]).toContain(
      "the query gives a number of seconds, and unit 'none' shows a count or 0 or 1 -> write unit: 's'",
    );
    expect(shown(queue, 'reqps')[0]).toContain("write unit: 'short' or 'none'");
    expect(shown(perSecond, 'none')[0]).toContain("write unit: 'cps' or 'reqps'");
  });

  it('knows no other units', () => {
    expect(shown(share, 'percentunits')).toEqual([
      'Shop > Queue: there is no unit "percentunits" -> did you mean percentunit?',
    ]);
  });
});

describe('panel-decimals', () => {
  const shown = (expr: AnyValue, decimals?: number, unit: 'none' | 'percentunit' = 'none') =>
    told(panelDecimals, withPanels(lineOf(expr, { unit, ...(decimals !== undefined && { decimals }) })));

  it('wants whole events', () => {
    expect(shown(sum(increase(failed, '5m')), 0)).toEqual([]);
    expect(shown(sum(increase(failed, '5m')))).toEqual([
      'Shop > Queue: counts, and no decimals: 0: a single event may read 0.998 -> write decimals: 0',
    ]);
    expect(shown(queue, 2)).toEqual(['Shop > Queue: counts with 2 decimals: an event is whole -> write decimals: 0']);
  });

  it('leaves means and other numbers alone', () => {
    expect(shown(avg(queue), 1)).toEqual([]);
    expect(shown(dividedBy(queue, 7), 1)).toEqual([]);
    expect(shown(up)).toEqual([]);
    expect(shown(share, 1, 'percentunit')).toEqual([]);
    expect(
      told(
        panelDecimals,
        withPanels(
          logSeries({ title: 'L', description: 'L', lines: [{ query: 'x', legend: 'y' }], unit: 'none', noValue: 'n' }),
        ),
      ),
    ).toEqual([]);
  });

  it('refuses what is no number of decimals', () => {
    expect(shown(share, -1, 'percentunit')).toEqual(['Shop > Queue: -1 is no number of decimals -> write 0, 1 or 2']);
  });
});

describe('panel-range', () => {
  const scaled = (more: object) => told(panelRange, withPanels(lineOf(share, { unit: 'percentunit', ...more })));

  it('wants both ends of a ratio', () => {
    expect(scaled({ min: 0, max: 1 })).toEqual([]);
    expect(scaled({ min: 0.9, max: 1 })).toEqual([]);
    expect(scaled({})[0]).toContain('a ratio with neither min nor max');
    expect(scaled({ min: 0 })).toEqual([
      'Shop > Queue: a ratio with no max: the picture zooms into the noise, and looks the same at 1 and at 50 % -> write min: 0, max: 1',
    ]);
    expect(scaled({ unit: 'percent', min: 0, max: 100 })).toEqual([]);
    expect(scaled({ unit: 'percent', min: 0 })[0]).toContain('write min: 0, max: 100');
  });

  it('refuses ends that are out of reach or the wrong way round', () => {
    expect(scaled({ min: 0, max: 100 })).toEqual([
      'Shop > Queue: a ratio is never above 1, and 100 is 10000% -> write min: 0, max: 1',
    ]);
    expect(scaled({ min: -1, max: 1 })[0]).toContain('a ratio is never below 0');
    expect(scaled({ min: 1, max: 0 })[0]).toContain('the scale begins at 1 and ends at 0');
  });

  it('asks nothing of other units', () => {
    expect(scaled({ unit: 'short' })).toEqual([]);
  });
});

describe('panel-thresholds', () => {
  const at = (thresholds: Thresholds, more: object = {}) =>
    told(panelThresholds, withPanels(lineOf(share, { unit: 'percentunit', min: 0, max: 1, thresholds, ...more })));

  it('accepts what the helpers make', () => {
    for (const thresholds of [
      redAbove(0.2),
      redAbove(0.2, 0.1),
      redBelow(0.9),
      redBelow(0.9, 0.95),
      greenBetween(0.2, 0.8),
      always('blue'),
    ])
      expect(at(thresholds)).toEqual([]);
  });

  it('refuses steps out of order', () => {
    expect(at(redAbove(0.1, 0.2))[0]).toContain('the step red begins at 0.1, not above the 0.2 before it');
    expect(at(redBelow(0.9, 0.8))[0]).toContain('the step green begins at 0.8, not above the 0.9 before it');
    expect(at({ better: 'lower', steps: [{ color: 'green', from: 0 }] })[0]).toContain(
      'the first step begins at 0: what is below has no colour',
    );
    expect(at({ better: 'lower', steps: [{ color: 'green' }, { color: 'red' }] })[0]).toContain(
      'the step red does not say where it begins',
    );
    expect(at({ better: 'lower', steps: [] })[0]).toContain('there are no steps');
  });

  it('refuses steps out of reach', () => {
    expect(at(redAbove(20))).toEqual(['Shop > Queue: 20 is 2000%, and a ratio ends at 1 -> did you mean 0.2?']);
    expect(at(redAbove(0.2), { unit: 'percent', max: 100 })).toEqual([
      'Shop > Queue: 0.2 is 0.2% here -> did you mean 20?',
    ]);
    expect(at(redAbove(120), { unit: 'percent', max: 100 })[0]).toContain('a percentage ends at 100');
    expect(at(redAbove(-0.1))[0]).toContain('it is never negative');
    expect(at(redAbove(0.8), { max: 0.5 })[0]).toContain('0.8 lies beyond the scale, which ends at 0.5');
    expect(at(redAbove(1), { unit: 'short', min: 5, max: 10 })[0]).toContain(
      '1 lies below the scale, which begins at 5',
    );
    const timeline = stateTimeline({
      title: 'Up',
      description: 'Is it up?',
      rows: [{ expr: up, legend: '{{job}}' }],
      unit: 'bool',
      noValue: 'n',
      thresholds: redBelow(2),
    });
    expect(told(panelThresholds, withPanels(timeline))[0]).toContain('2 is out of reach: it is 0 or 1');
  });

  it('refuses colours the wrong way round', () => {
    expect(at({ ...orangeBelow(0.9), better: 'lower' })).toEqual([
      'Shop > Queue: lower is better here, and the colours get better upwards -> write redAbove() or orangeAbove()',
    ]);
    expect(at({ ...redAbove(0.1), better: 'higher' })[0]).toContain(
      'higher is better here, and the colours get worse upwards',
    );
    expect(
      at({
        better: 'between',
        steps: [{ color: 'green' }, { color: 'red', from: 0.2 }, { color: 'green', from: 0.8 }],
      })[0],
    ).toContain('the middle is better here');
  });
});
