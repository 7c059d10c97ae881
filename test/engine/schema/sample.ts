import type { DashboardJson, PanelJson, PrometheusTarget } from '../../../engine/panel/json.ts';

const prometheus = { type: 'prometheus', uid: '${datasource}' } as const;
const loki = { type: 'loki', uid: '${logs}' } as const;

const up: PrometheusTarget = {
  datasource: prometheus,
  editorMode: 'code',
  expr: 'up',
  legendFormat: '{{instance}}',
  range: true,
  refId: 'A',
};

/** A panel of every kind that we emit, in the order of the union, each on a line of its own. */
export const panels: readonly PanelJson[] = [
  {
    type: 'timeseries',
    id: 1,
    title: 'Success rate',
    description: 'The share of calls that succeeded.',
    datasource: prometheus,
    gridPos: { h: 8, w: 24, x: 0, y: 0 },
    links: [{ targetBlank: false, title: 'Logs', url: '/d/logs?${__url_time_range}' }],
    fieldConfig: {
      defaults: {
        color: { mode: 'palette-classic' },
        custom: {
          drawStyle: 'line',
          lineWidth: 1,
          scaleDistribution: { type: 'linear' },
          spanNulls: false,
          stacking: { group: 'A', mode: 'none' },
          thresholdsStyle: { mode: 'line+area' },
        },
        decimals: 0,
        mappings: [],
        max: 1,
        min: 0,
        noValue: 'no calls yet',
        thresholds: { mode: 'absolute', steps: [{ color: 'red' }, { color: 'green', value: 0.9 }] },
        unit: 'percentunit',
      },
      overrides: [
        {
          matcher: { id: 'byFrameRefID', options: 'A' },
          properties: [
            { id: 'color', value: { fixedColor: 'red', mode: 'fixed' } },
            { id: 'custom.axisPlacement', value: 'right' },
          ],
        },
      ],
    },
    options: {
      legend: { calcs: ['min', 'mean'], displayMode: 'table', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'none' },
    },
    targets: [up],
  },
  {
    type: 'barchart',
    id: 2,
    title: 'By instance',
    gridPos: { h: 8, w: 24, x: 0, y: 8 },
    fieldConfig: { defaults: { custom: { fillOpacity: 80, gradientMode: 'none' } }, overrides: [] },
    options: { orientation: 'auto', showValue: 'auto', stacking: 'normal', xTickLabelRotation: 0 },
    targets: [{ ...up, format: 'table', instant: true, range: false }],
  },
  {
    type: 'stat',
    id: 3,
    title: 'Up',
    gridPos: { h: 4, w: 8, x: 0, y: 16 },
    fieldConfig: {
      defaults: { thresholds: { mode: 'absolute', steps: [{ color: 'green', value: null }] } },
      overrides: [],
    },
    options: {
      colorMode: 'background',
      graphMode: 'area',
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
      textMode: 'auto',
      wideLayout: true,
    },
    targets: [up],
  },
  {
    type: 'gauge',
    id: 4,
    title: 'Share',
    gridPos: { h: 4, w: 8, x: 8, y: 16 },
    options: { showThresholdLabels: false, showThresholdMarkers: true, sizing: 'auto' },
    targets: [up],
  },
  {
    type: 'bargauge',
    id: 5,
    title: 'Funnel',
    gridPos: { h: 4, w: 8, x: 16, y: 16 },
    options: { displayMode: 'gradient', namePlacement: 'auto', orientation: 'horizontal', valueMode: 'color' },
    targets: [up],
  },
  {
    type: 'piechart',
    id: 6,
    title: 'Outcomes',
    gridPos: { h: 8, w: 8, x: 0, y: 20 },
    fieldConfig: { defaults: { custom: { hideFrom: { legend: false, tooltip: false, viz: false } } }, overrides: [] },
    options: {
      displayLabels: ['percent'],
      legend: { displayMode: 'table', placement: 'right', showLegend: true, values: ['value', 'percent'] },
      pieType: 'donut',
    },
    targets: [up],
  },
  {
    type: 'table',
    id: 7,
    title: 'Targets',
    gridPos: { h: 8, w: 16, x: 8, y: 20 },
    fieldConfig: {
      defaults: { custom: { align: 'auto', cellOptions: { type: 'color-background', mode: 'basic' } } },
      overrides: [],
    },
    options: { cellHeight: 'sm', showHeader: true, sortBy: [{ desc: true, displayName: 'Value' }] },
    targets: [{ ...up, format: 'table', instant: true, range: false }],
    transformations: [{ id: 'organize', options: { excludeByName: { Time: true } } }],
  },
  {
    type: 'state-timeline',
    id: 8,
    title: 'Availability',
    gridPos: { h: 4, w: 24, x: 0, y: 28 },
    fieldConfig: {
      defaults: {
        custom: { fillOpacity: 70, lineWidth: 0 },
        mappings: [
          { type: 'value', options: { 0: { color: 'red', index: 0, text: 'down' } } },
          { type: 'range', options: { from: 1, to: null, result: { color: 'green', text: 'up' } } },
          { type: 'regex', options: { pattern: '.*', result: { text: 'other' } } },
          { type: 'special', options: { match: 'null+nan', result: { text: 'unknown' } } },
        ],
      },
      overrides: [],
    },
    options: { alignValue: 'left', mergeValues: true, rowHeight: 0.9, showValue: 'auto' },
    targets: [up],
  },
  {
    type: 'logs',
    id: 9,
    title: 'Errors',
    datasource: loki,
    gridPos: { h: 8, w: 24, x: 0, y: 32 },
    options: { dedupStrategy: 'none', enableLogDetails: true, showTime: true, sortOrder: 'Descending' },
    targets: [{ datasource: loki, expr: '{job="server"} |= "ERROR"', maxLines: 100, queryType: 'range', refId: 'A' }],
  },
  {
    type: 'text',
    id: 10,
    title: 'What to do',
    gridPos: { h: 4, w: 12, x: 0, y: 40 },
    options: { content: '# Read the runbook', mode: 'markdown' },
  },
  {
    type: 'alertlist',
    id: 11,
    title: 'Firing',
    gridPos: { h: 4, w: 12, x: 12, y: 40 },
    options: {
      alertInstanceLabelFilter: '',
      datasource: '-- Grafana --',
      groupMode: 'default',
      maxItems: 20,
      sortOrder: 3,
      stateFilter: { error: true, firing: true, noData: false, normal: false, pending: true, recovering: true },
      viewMode: 'list',
    },
  },
];

/** A dashboard with a panel of every kind, an open row and a collapsed one. */
export const sample: DashboardJson = {
  annotations: {
    list: [
      {
        builtIn: 1,
        datasource: { type: 'grafana', uid: '-- Grafana --' },
        enable: true,
        hide: true,
        iconColor: 'rgba(0, 211, 255, 1)',
        name: 'Annotations & Alerts',
        target: { limit: 100, matchAny: false, tags: [], type: 'dashboard' },
        type: 'dashboard',
      },
      {
        datasource: prometheus,
        enable: true,
        expr: 'resets(uptime_seconds[1m]) > 0',
        hide: false,
        iconColor: 'orange',
        name: 'Restarts',
        step: '60s',
        tagKeys: 'job,instance',
        textFormat: '{{instance}}',
        titleFormat: 'Restart',
        useValueForTime: false,
      },
    ],
  },
  description: 'Everything that we draw.',
  editable: true,
  fiscalYearStartMonth: 0,
  graphTooltip: 1,
  links: [
    {
      asDropdown: false,
      icon: 'external link',
      includeVars: true,
      keepTime: true,
      tags: ['mark'],
      targetBlank: false,
      title: 'Others',
      tooltip: '',
      type: 'dashboards',
      url: '',
    },
  ],
  panels: [
    ...panels,
    { type: 'row', id: 12, title: 'Open', collapsed: false, gridPos: { h: 1, w: 24, x: 0, y: 44 }, panels: [] },
    {
      type: 'row',
      id: 13,
      title: 'Folded',
      collapsed: true,
      gridPos: { h: 1, w: 24, x: 0, y: 45 },
      panels: [{ ...panels[2]!, id: 14 }],
    },
  ],
  preload: false,
  refresh: '30s',
  schemaVersion: 42,
  tags: ['mark'],
  templating: {
    list: [
      {
        current: {},
        label: 'Data source',
        name: 'datasource',
        options: [],
        query: 'prometheus',
        refresh: 1,
        type: 'datasource',
      },
      { hide: 2, name: 'source', query: 'abc123', skipUrlSync: true, type: 'constant' },
      {
        current: { text: ['All'], value: ['$__all'] },
        datasource: prometheus,
        includeAll: true,
        multi: true,
        name: 'instance',
        options: [],
        query: { query: 'label_values(up, instance)', refId: 'V' },
        refresh: 2,
        type: 'query',
      },
    ],
  },
  time: { from: 'now-6h', to: 'now' },
  timepicker: {},
  timezone: 'utc',
  title: 'Sample',
  uid: 'sample',
  weekStart: '',
};

/** A copy of the sample with the value at a JSON pointer changed; `undefined` removes it. */
export function changed(pointer: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(sample)) as unknown;
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  const parent = keys.reduce<unknown>((at, key) => (at as { [key: string]: unknown })[key], copy);
  if (value === undefined) delete (parent as { [key: string]: unknown })[last];
  else (parent as { [key: string]: unknown })[last] = value;
  return copy;
}

/** A pointer to every value in the sample. */
export function pointersOf(value: unknown = sample, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${pointer}/${key}`;
    return [at, ...pointersOf(inner, at)];
  });
}
