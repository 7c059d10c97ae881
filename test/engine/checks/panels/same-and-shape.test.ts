import { describe, expect, it } from 'vitest';
import { emptyCount } from '../../../../engine/checks/panels/empty-count.ts';
import { legendMismatch } from '../../../../engine/checks/panels/legend-mismatch.ts';
import { panelColors } from '../../../../engine/checks/panels/panel-colors.ts';
import { panelLayout } from '../../../../engine/checks/panels/panel-layout.ts';
import { samePanel } from '../../../../engine/checks/panels/same-panel.ts';
import { tableColumns } from '../../../../engine/checks/panels/table-columns.ts';
import { type Line, wide } from '../../../../engine/dashboard.ts';
import { computed, gauge } from '../../../../engine/metric.ts';
import { type Color, stat, table, timeseries } from '../../../../engine/panel/index.ts';
import { above, count, increase, maxBy, orZero, record, select, sum, sumBy } from '../../../../engine/promql/index.ts';
import { calls, dashboardOf, failed, lineOf, panelText, queue, up } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const failures = sumBy(['job'], increase(failed, '5m'));
const made = sumBy(['job'], increase(calls, '5m'));
const lines = (...legends: [legend: string, color?: Color][]) =>
  timeseries({
    ...panelText,
    lines: [made, failures].map((expr, index) => {
      const [legend, color] = legends[index]!;
      return { expr, legend, ...(color && { color }) };
    }),
  });

describe('legend-mismatch', () => {
  it('accepts words of its own metric, and others', () => {
    expect(told(legendMismatch, withPanels(lines(['calls'], ['failed'])))).toEqual([]);
    expect(told(legendMismatch, withPanels(lines(['all'], ['lost calls'])))).toEqual([]);
    expect(told(legendMismatch, withPanels(lineOf(made)))).toEqual([]);
  });

  it('refuses the word of another', () => {
    expect(told(legendMismatch, withPanels(lines(['failed'], ['calls'])))).toEqual([
      'Shop > Queue > A: the legend "failed" is of calls_total, and query B reads calls_failed_total -> swap the legends, or the queries',
    ]);
    const recorded = record('job:calls_failed:increase5m', failures);
    const panel = timeseries({
      ...panelText,
      lines: [
        { expr: made, legend: 'failures' },
        { expr: recorded, legend: 'other' },
      ],
    });
    expect(told(legendMismatch, withPanels(panel))).toEqual([]);
    expect(told(legendMismatch, withPanels(lines(['all that failed'], ['other'])))).toHaveLength(1);
  });
});

it('panel-colors: two lines of one colour cannot be told apart', () => {
  expect(told(panelColors, withPanels(lines(['calls', 'blue'], ['failed', 'red'])))).toEqual([]);
  expect(told(panelColors, withPanels(lines(['calls'], ['failed'])))).toEqual([]);
  expect(told(panelColors, withPanels(lines(['calls', 'blue'], ['failed', 'blue'])))).toEqual([
    'Shop > Queue > B: "failed" is blue, as "calls" is -> give each a colour of its own',
  ]);
});

describe('panel-layout', () => {
  const placed = (...line: Line) => told(panelLayout, { dashboards: [dashboardOf([line])] });
  const panel = (title: string, height?: number) => lineOf(queue, { title, ...(height !== undefined && { height }) });

  it('accepts what can be read', () => {
    expect(placed(panel('a'), wide(panel('b'), 5))).toEqual([]);
    expect(placed(...'abcdefgh'.split('').map((title) => panel(title, 4)))).toEqual([]);
  });

  it('refuses slivers, towers and shares of nothing', () => {
    expect(placed(panel('a'), wide(panel('b'), 11))).toEqual([
      'Shop > a: is 2 of 24 columns wide: nobody can read it -> fewer panels in its line, or other shares',
    ]);
    expect(placed(panel('a', 80))).toEqual([
      'Shop > a: a height of 80: a panel has 2 to 30 whole rows -> write 4 for a number, 8 for a picture',
    ]);
    expect(placed(panel('a', 7.5))).toHaveLength(1);
    expect(placed(panel('a'), wide(panel('b'), 0))).toEqual([
      'Shop > b: a share of 0 of its line -> write a number above 0, or no wide(…) at all',
    ]);
  });
});

it('same-panel: two panels of one kind do not show the same', () => {
  const titled = (title: string) => lineOf(queue, { title });
  expect(told(samePanel, withPanels(titled('a'), stat({ ...panelText, title: 'b', value: sum(queue) })))).toEqual([]);
  expect(told(samePanel, withPanels(titled('a'), titled('b')))).toEqual([
    'Shop > b: shows the same as "a" -> one of the two was meant to show something else',
  ]);
  const dashboards = [dashboardOf([[titled('a')]]), dashboardOf([[titled('b')]], { key: 'other' })];
  expect(told(samePanel, { dashboards })).toEqual([]);
});

describe('empty-count', () => {
  const firing = gauge('ALERTS', { from: computed, help: '1', unit: 'boolean', labels: { alertstate: ['firing'] } });
  const shown = (value: ReturnType<typeof count>) => told(emptyCount, withPanels(stat({ ...panelText, value })));

  it('refuses a number of what may not be there', () => {
    const firingNow = count(select(firing, { alertstate: 'firing' }));
    expect(shown(firingNow)).toEqual([
      'Shop > Queue > A: "count(ALERTS{alertstate="firing"})" where there is none, this answers nothing instead of 0 -> write orZero(…) around it',
    ]);
    expect(shown(count(above(up, 0)))).toHaveLength(1);
    expect(shown(orZero(firingNow))).toEqual([]);
  });

  it('accepts a number of what is always there', () => {
    expect(shown(count(up))).toEqual([]);
    expect(told(emptyCount, withPanels(lineOf(count(above(up, 0)))))).toEqual([]);
  });
});

it('table-columns: a column is a label of the query, or its value', () => {
  const columns = (titles: Record<string, string>) =>
    told(tableColumns, withPanels(table({ ...panelText, rows: maxBy(['job'], up), columns: titles })));
  expect(columns({ job: 'Job', Value: 'Up' })).toEqual([]);
  expect(columns({ jobb: 'Job' })).toEqual([
    'Shop > Queue: the query has no label jobb for a column -> did you mean job?',
  ]);
});
