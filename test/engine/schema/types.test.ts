import { describe, expect, test } from 'vitest';
import type { DashboardJson, LokiTarget, PanelJson, PrometheusTarget, RowJson } from '../../../engine/panel/json.ts';
import { validateDashboard } from '../../../engine/schema/validate.ts';
import { sample } from './sample.ts';

/**
 * Each value below is refused by the compiler, which `@ts-expect-error` asserts, and by the strict schema, which the
 * tests assert: the two come from the same types.
 */
const gridPos = { h: 8, w: 12, x: 0, y: 0 };
const common = { gridPos, id: 1, title: 'A' };
const up: PrometheusTarget = { datasource: { type: 'prometheus', uid: 'p' }, expr: 'up', refId: 'A' };
const errors: LokiTarget = { datasource: { type: 'loki', uid: 'l' }, expr: '{job="x"}', refId: 'A' };

const matcher = { id: 'byName', options: 'x' } as const;

const refusedPanels: { [name: string]: PanelJson | RowJson } = {
  // @ts-expect-error: a mistyped kind
  'a mistyped kind': { ...common, type: 'timeserie', targets: [up] },
  // @ts-expect-error: a kind that we do not emit
  'a kind that we do not emit': { ...common, type: 'heatmap', targets: [up] },
  // @ts-expect-error: no title
  'no title': { gridPos, id: 1, type: 'stat', targets: [up] },
  // @ts-expect-error: no place
  'no place': { id: 1, title: 'A', type: 'stat', targets: [up] },
  // @ts-expect-error: no queries
  'no queries': { ...common, type: 'stat' },
  // @ts-expect-error: a mistyped option
  'a mistyped option': { ...common, type: 'stat', targets: [up], options: { colourMode: 'value' } },
  'a mistyped option further down': {
    ...common,
    type: 'timeseries',
    targets: [up],
    // @ts-expect-error: placement
    options: { legend: { placment: 'right' } },
  },
  // @ts-expect-error: an option of another kind
  'an option of another kind': { ...common, type: 'stat', targets: [up], options: { pieType: 'pie' } },
  // @ts-expect-error: a wrong value of an option
  'a wrong value of an option': { ...common, type: 'stat', targets: [up], options: { colorMode: 'backgroud' } },
  // @ts-expect-error: text where an option is a number
  'text where an option is a number': { ...common, type: 'gauge', targets: [up], options: { minVizWidth: '75' } },
  // @ts-expect-error: a callback of the logs panel
  'a callback of the logs panel': { ...common, type: 'logs', targets: [errors], options: { onClickHideField: 1 } },
  'a mistyped custom setting': {
    ...common,
    type: 'timeseries',
    targets: [up],
    // @ts-expect-error: a mistyped custom setting
    fieldConfig: { defaults: { custom: { linewidth: 1 } }, overrides: [] },
  },
  'a custom setting of a kind without any': {
    ...common,
    type: 'stat',
    targets: [up],
    // @ts-expect-error: a stat has no settings of its own
    fieldConfig: { defaults: { custom: { lineWidth: 1 } }, overrides: [] },
  },
  'a scale without its type': {
    ...common,
    type: 'timeseries',
    targets: [up],
    // @ts-expect-error: the type decides what `log` means
    fieldConfig: { defaults: { custom: { scaleDistribution: { log: 2 } } }, overrides: [] },
  },
  'a mistyped field setting': {
    ...common,
    type: 'stat',
    targets: [up],
    // @ts-expect-error: a mistyped field setting
    fieldConfig: { defaults: { decimal: 0 }, overrides: [] },
  },
  'an override of an unknown setting': {
    ...common,
    type: 'timeseries',
    targets: [up],
    fieldConfig: {
      defaults: {},
      // @ts-expect-error: custom.axisPlacement
      overrides: [{ matcher, properties: [{ id: 'custom.axisPlacment', value: 'right' }] }],
    },
  },
  'an override with a wrong value': {
    ...common,
    type: 'timeseries',
    targets: [up],
    fieldConfig: {
      defaults: {},
      // @ts-expect-error: decimals are a number
      overrides: [{ matcher, properties: [{ id: 'decimals', value: '0' }] }],
    },
  },
  // @ts-expect-error: an unknown property of a query
  'an unknown property of a query': { ...common, type: 'stat', targets: [{ ...up, legend: 'x' }] },
  'a query of an unknown data source': {
    ...common,
    type: 'stat',
    // @ts-expect-error: prometheus or loki
    targets: [{ ...up, datasource: { type: 'prom', uid: 'p' } }],
  },
  // @ts-expect-error: a Prometheus query in a logs panel
  'a Prometheus query in a logs panel': { ...common, type: 'logs', targets: [up] },
  // @ts-expect-error: queries of a panel that has none
  'queries of a panel that has none': { ...common, type: 'text', targets: [up] },
  // @ts-expect-error: a place given as text
  'a place given as text': { ...common, gridPos: { ...gridPos, h: '8' }, type: 'text' },
  // @ts-expect-error: a mistyped state of alerts
  'a mistyped state of alerts': { ...common, type: 'alertlist', options: { stateFilter: { fireing: true } } },
  // @ts-expect-error: a wrong order of alerts
  'a wrong order of alerts': { ...common, type: 'alertlist', options: { sortOrder: 6 } },
  // @ts-expect-error: a row that does not say whether it is open
  'a row that does not say whether it is open': { ...common, type: 'row', panels: [] },
  'a row inside a row': {
    ...common,
    type: 'row',
    collapsed: true,
    // @ts-expect-error: a row inside a row
    panels: [{ ...common, type: 'row', collapsed: true, panels: [] }],
  },
};

const { uid: _uid, title: _title, ...unnamed } = sample;
const refusedDashboards: { [name: string]: DashboardJson } = {
  // @ts-expect-error: no title
  'no title': { ...unnamed, uid: 'x' },
  // @ts-expect-error: no uid
  'no uid': { ...unnamed, title: 'x' },
  // @ts-expect-error: a database id
  'a database id': { ...unnamed, uid: 'x', title: 'x', id: 1 },
  // @ts-expect-error: a wrong cursor mode
  'a wrong cursor mode': { ...sample, graphTooltip: 3 },
  // @ts-expect-error: no end of the time range
  'no end of the time range': { ...sample, time: { from: 'now-6h' } },
  // @ts-expect-error: a mistyped kind of variable
  'a mistyped kind of variable': { ...sample, templating: { list: [{ name: 'x', type: 'datasorce' }] } },
  // @ts-expect-error: a mistyped kind of link
  'a mistyped kind of link': { ...sample, links: [{ ...sample.links[0]!, type: 'dashboard' }] },
  'an annotation without a colour': {
    ...sample,
    // @ts-expect-error: iconColor
    annotations: { list: [{ name: 'x', enable: true, datasource: up.datasource }] },
  },
};

describe('the compiler and the strict schema both refuse', () => {
  test.each(Object.entries(refusedPanels))('a panel: %s', (_name, panel) => {
    expect(validateDashboard({ ...sample, panels: [panel] }, 'strict')).toHaveLength(1);
  });

  test.each(Object.entries(refusedDashboards))('a dashboard: %s', (_name, dashboard) => {
    expect(validateDashboard(dashboard, 'strict')).toHaveLength(1);
  });
});
