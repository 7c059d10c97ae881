import { describe, expect, it } from 'vitest';
import { instantWindow } from '../../../../engine/checks/panels/instant-window.ts';
import { panelFixedWindow } from '../../../../engine/checks/panels/panel-fixed-window.ts';
import { panelInterval } from '../../../../engine/checks/panels/panel-interval.ts';
import { staleWindow } from '../../../../engine/checks/panels/stale-window.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { redAbove, stat } from '../../../../engine/panel/index.ts';
import {
  above,
  and,
  increase,
  promql,
  rate,
  rateInterval,
  raw,
  record,
  round,
  shownRange,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, drift, failed, groupOf, lineOf, panelText, queue } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const counted = (window: '1h' | '6h' | typeof rateInterval | typeof shownRange) =>
  round(sumBy(['job'], increase(calls, window)));

describe('panel-interval', () => {
  const drawn = (expr: AnyValue, more: object) => told(panelInterval, withPanels(lineOf(expr, more)));

  it('wants one bar for each window', () => {
    expect(drawn(counted('1h'), { draw: 'bars', interval: '1h' })).toEqual([]);
    expect(drawn(counted('1h'), {})).toEqual([]);
    expect(drawn(counted(rateInterval), { draw: 'bars' })).toEqual([]);
    expect(drawn(counted('1h'), { draw: 'bars' })).toEqual([
      "Shop > Queue > A: each bar counts 1 hour, and there may be a bar every few seconds: they count the same events again -> write interval: '1h'",
    ]);
    expect(drawn(counted('1h'), { draw: 'bars', interval: '30m' })).toEqual([
      "Shop > Queue > A: each bar counts 1 hour, and there is one every 30 minutes -> write interval: '1h'",
    ]);
  });

  it('refuses the shown range in a line', () => {
    expect(drawn(counted(shownRange), {})[0]).toContain(
      '"$__range]" every point of the line would look back over the whole shown range'.replace(']', ''),
    );
    expect(told(panelInterval, withPanels(stat({ ...panelText, value: counted(shownRange) })))).toEqual([]);
  });

  it('refuses points between two scrapes', () => {
    expect(drawn(queue, { interval: '5s' })).toEqual([
      'Shop > Queue: points every 5s, and a sample only every 15s -> write 15s or more',
    ]);
    expect(drawn(queue, { interval: '1.5h' })[0]).toContain('"1.5h" is no duration');
  });
});

describe('instant-window', () => {
  it('refuses a number that follows the width of its panel', () => {
    expect(
      told(
        instantWindow,
        withPanels(stat({ ...panelText, value: counted('1h') }), lineOf(counted(rateInterval), { title: 'Calls' })),
      ),
    ).toEqual([]);
    expect(told(instantWindow, withPanels(stat({ ...panelText, value: counted(rateInterval) })))).toEqual([
      'Shop > Queue > A: "$__rate_interval" one number over $__rate_interval: it would change with the width of the panel -> write a duration, or $__range for the shown range',
    ]);
    expect(
      told(instantWindow, withPanels(stat({ ...panelText, sparkline: true, value: counted(rateInterval) }))),
    ).toEqual([]);
  });
});

describe('panel-fixed-window', () => {
  const drawn = (expr: AnyValue, more: object = {}, rules: Parameters<typeof groupOf>[0] = []) =>
    told(panelFixedWindow, { dashboards: [dashboardOf([[lineOf(expr, more)]])], groups: [groupOf(rules)] });
  const fixed = sumBy(['job'], rate(calls, '5m'));

  it('warns of a window that the panel does not name', () => {
    expect(drawn(fixed)).toEqual([
      'warning Shop > Queue > A: "5m" a fixed window: zoomed out, the line skips what happens between two points -> write $__rate_interval, or name the window in the title, the legend or the description',
    ]);
    expect(
      drawn(raw(promql`sum by (job) (rate(${calls}[5m]))`, { labels: ['job'], varying: [], unit: 'count/s' })),
    ).toHaveLength(1);
  });

  it('accepts the variable, a window that is named, and one that a rule looks over', () => {
    expect(drawn(sumBy(['job'], rate(calls, rateInterval)))).toEqual([]);
    for (const title of ['Calls in 5 minutes', 'Calls (5m)', 'Calls per 5 minutes'])
      expect(drawn(fixed, { title }), title).toEqual([]);
    expect(drawn(counted('1h'), { title: 'Calls per hour' })).toEqual([]);
    expect(drawn(counted('1h'), { description: 'Each bar counts the hour before it.' })).toEqual([]);
    expect(drawn(fixed, {}, [alertOf(above(fixed, 1))])).toEqual([]);
    expect(drawn(fixed, {}, [record('job:calls:rate5m', fixed)])).toEqual([]);
    expect(drawn(and(sumBy(['job'], rate(calls, rateInterval)), above(counted('1h'), 0)))).toEqual([]);
  });
});

describe('stale-window', () => {
  const said = (expr: AnyValue, more: object) => told(staleWindow, withPanels(lineOf(expr, more)));

  it('accepts the windows of the queries, through recording rules', () => {
    const recorded = record('job:calls:increase1h', counted('1h'));
    for (const expr of [counted('1h'), recorded])
      expect(said(expr, { title: 'Calls in 1 hour', description: 'In the last 60 minutes; in 1 hour.' })).toEqual([]);
    expect(said(queue, { title: 'Queue in 5 minutes' })).toEqual([]);
    expect(said(counted('1h'), { description: 'If it lasts for 15 minutes, look.' })).toEqual([]);
    expect(said(counted('1h'), { title: 'Calls of 3 shops, p99' })).toEqual([]);
  });

  it('refuses another one', () => {
    expect(said(counted('1h'), { title: 'Calls in 15 minutes' })).toEqual([
      'Shop > Calls in 15 minutes: "15 minutes" the queries look over 1h -> make the two agree',
    ]);
    expect(said(counted('1h'), { description: 'Calls of the hour, in the last 24 hours.' })[0]).toContain(
      '"in the last 24 hours" the queries look over 1h',
    );
    expect(
      said(increase(failed, '5m'), { lines: [{ expr: increase(failed, '5m') as never, legend: '10m' }] })[0],
    ).toContain('"10m" the queries look over 5m');
    expect(said(above(drift, 1), { title: 'Drift in 5m' })).toEqual([]);
  });

  it('reads the words of bars, rates and missing data, too', () => {
    const hourly = {
      title: 'Calls per hour',
      description: 'Calls of 1 hour; each bar counts the hour before it.',
      noValue: 'None in 1 hour',
    };
    expect(said(counted('1h'), { ...hourly, interval: '1h', thresholds: redAbove(5) })).toEqual([]);
    expect(said(rate(calls, '5m'), { title: 'Calls per second' })).toEqual([]);
    const under = said(counted('6h'), { ...hourly, interval: '6h', thresholds: redAbove(5) }).map(
      (text) => /"(.*?)"/.exec(text)![1],
    );
    expect(under).toEqual(['per hour', '1 hour', 'of 1 hour', 'the hour before it']);
    expect(said(counted('6h'), hourly)[0]).toContain('the queries look over 6h -> make');
  });
});
