import { describe, expect, it } from 'vitest';
import { duplicatePanel } from '../../../../engine/checks/panels/duplicate-panel.ts';
import { manySeries } from '../../../../engine/checks/panels/many-series.ts';
import { panelQueries } from '../../../../engine/checks/panels/panel-queries.ts';
import { rawCounterPanel } from '../../../../engine/checks/panels/raw-counter-panel.ts';
import { stat, timeseries } from '../../../../engine/panel/index.ts';
import { above, lifetime, rate, sumBy } from '../../../../engine/promql/index.ts';
import { calls, dashboardOf, failed, lineOf, panelText, queue } from '../../small-project.ts';
import { restarts, told, withPanels } from '../project.ts';

describe('many-series', () => {
  it('refuses a stat of several series', () => {
    expect(told(manySeries, withPanels(stat({ ...panelText, value: sumBy(['job'], queue) })))).toEqual([]);
    expect(told(manySeries, withPanels(lineOf(queue)))).toEqual([]);
    expect(told(manySeries, withPanels(stat({ ...panelText, value: queue as never })))).toEqual([
      'Shop > Queue > A: "queue_length{job="shop"}" a stat shows one number, and this gives a series for each instance -> aggregate it: sumBy, minBy, maxBy, or select one value of the label',
    ]);
  });
});

describe('duplicate-panel', () => {
  it('refuses two panels of one title or key on a dashboard', () => {
    const other = (more: object) => lineOf(queue, { title: 'Calls', ...more });
    expect(told(duplicatePanel, withPanels(lineOf(queue), other({})))).toEqual([]);
    expect(
      told(duplicatePanel, { dashboards: [dashboardOf([[lineOf(queue)]]), dashboardOf([[lineOf(queue)]])] }),
    ).toEqual([]);
    expect(told(duplicatePanel, withPanels(lineOf(queue), lineOf(queue, { key: 'other' })))).toEqual([
      'Shop > Queue: two panels of Shop are called "Queue" -> retitle one of them',
    ]);
    expect(told(duplicatePanel, withPanels(lineOf(queue), other({ key: 'Queue' })))[0]).toContain(
      'has the id of "Queue", ',
    );
    const dashboard = dashboardOf([], { rows: [{ title: 'Host', lines: [[other({ key: 'row:Host' })]] }] });
    expect(told(duplicatePanel, { dashboards: [dashboard] })).toHaveLength(1);
  });
});

describe('raw-counter-panel', () => {
  const line = { expr: lifetime(failed), legend: 'failed' };
  const titled = (title: string, annotations = [restarts]) => ({
    dashboards: [dashboardOf([[timeseries({ ...panelText, title, lines: [line] })]], { annotations })],
  });

  it('accepts a time series that says so, where restarts are marked', () => {
    expect(told(rawCounterPanel, titled('Failed since the last restart'))).toEqual([]);
    expect(told(rawCounterPanel, withPanels(lineOf(rate(calls, '5m'))))).toEqual([]);
  });

  it('refuses all others', () => {
    const text = '"calls_failed_total{job="shop"}"';
    expect(told(rawCounterPanel, titled('Failed'))).toEqual([
      `Shop > Failed > A: ${text} a raw counter, which falls to 0 at every restart, and the title does not say so -> take increase() or rate() of it, or title the panel "… since the last restart"`,
    ]);
    expect(told(rawCounterPanel, titled('Failed since the last restart', []))).toEqual([
      `Shop > Failed since the last restart > A: ${text} a raw counter on a dashboard that does not mark the restarts -> add an annotation with marksRestarts: true`,
    ]);
    expect(
      told(
        rawCounterPanel,
        withPanels(stat({ ...panelText, title: 'Failed since the last restart', value: lifetime(failed) as never })),
      )[0],
    ).toContain('take increase() or rate() of it');
  });
});

describe('panel-queries', () => {
  const of = (count: number) =>
    told(
      panelQueries,
      withPanels(
        timeseries({
          ...panelText,
          lines: Array.from({ length: count }, (_, index) => ({ expr: above(queue, index), legend: `${index}` })),
        }),
      ),
    );

  it('refuses none, more than the alphabet, and the same twice', () => {
    expect(of(3)).toEqual([]);
    expect(of(0)).toEqual(['Shop > Queue: the panel has no query -> add one, or remove the panel']);
    expect(of(27)[0]).toContain('27 queries: Grafana names them A to Z');
    expect(of(13)[0]).toBe(
      'warning Shop > Queue: 13 queries in one panel: nobody can follow so many lines -> split the panel, or draw one query of many series',
    );
    const twice = timeseries({
      ...panelText,
      lines: [
        { expr: queue, legend: 'bought' },
        { expr: queue, legend: 'sold' },
      ],
    });
    expect(told(panelQueries, withPanels(twice))).toEqual([
      'Shop > Queue > B: "queue_length{job="shop"}" queries A and B are the same -> one of them was meant to ask something else',
    ]);
  });
});
