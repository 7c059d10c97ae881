import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dashboards } from '../../../dashboards/index.ts';
import { type Dashboard, dashboard, type Line, panelsOf, row, top } from '../../../engine/dashboard.ts';
import { dashboardJson } from '../../../engine/emit/dashboard-json.ts';
import { jsonText } from '../../../engine/emit/json.ts';
import { queryTextFor } from '../../../engine/emit/panel-json.ts';
import {
  alertList,
  bargauge,
  gaugePanel,
  logs,
  logSeries,
  type Panel,
  piechart,
  redAbove,
  stat,
  stateTimeline,
  table,
  text,
  timeseries,
} from '../../../engine/panel/index.ts';
import { above, rate, sum } from '../../../engine/promql/index.ts';
import { validateDashboard } from '../../../engine/schema/validate.ts';
import type { Setting } from '../../../engine/setting.ts';
import { everySwitchOn } from '../../../stack/every-switch.ts';
import { settingOf } from '../../../stack/setting.ts';
import { site } from '../../../stack/site.ts';
import { callRate, calls, dashboardOf, lineOf, panelText, queue, setting } from '../small-project.ts';
import { type Json, type JsonObject, savedByUi, sorted } from './saved-by-ui.ts';

const value = sum(queue);
const titled = (title: string) => ({ ...panelText, title });

/** A panel of every kind, with everything that it can say of itself. */
const kinds: readonly Panel[] = [
  timeseries({
    ...titled('Lines'),
    key: 'lines',
    lines: [
      { expr: queue, legend: '{{instance}}' },
      { expr: rate(calls, '$__rate_interval'), legend: '', color: 'red' },
    ],
    thresholds: redAbove(5, 3),
    decimals: 0,
    min: 0,
    max: 10,
    interval: '1h',
    stacked: true,
    draw: 'bars',
    links: [
      { title: 'Logs', to: { dashboard: 'logs' } },
      { title: 'Elsewhere', to: { url: 'https://example.org' } },
    ],
  }),
  stat({ ...titled('Stat'), value, sparkline: true, mappings: { 0: ['down', 'red'], 1: ['up', 'green'] } }),
  gaugePanel({ ...titled('Gauge'), value, min: 0, max: 1 }),
  bargauge({ ...titled('Bars'), bars: [{ expr: value, legend: 'all' }] }),
  piechart({ ...titled('Pie'), slices: [{ expr: value, legend: 'all', color: 'blue' }] }),
  table({ ...titled('Table'), rows: queue, columns: { job: 'Job', Value: 'Length' } }),
  text({ title: 'Text', description: 'Words.', markdown: '# hi' }),
  stateTimeline({ ...titled('States'), rows: [{ expr: queue, legend: '{{instance}}' }] }),
  alertList({ title: 'Alerts', description: 'Firing.', states: ['firing'], matching: '{severity="critical"}' }),
  logs({ title: 'Log', description: 'Lines.', query: '{job="x"}' }),
  logSeries({ ...titled('Log volume'), lines: [{ query: 'sum(rate({job="x"}[1m]))', legend: 'lines', color: 'red' }] }),
];

const everyKind = dashboard({
  key: 'every-kind',
  title: 'Every kind',
  description: 'All of them.',
  range: '7d',
  tags: ['more'],
  annotations: [
    {
      name: 'Restarts',
      expr: above(callRate, 1),
      color: 'orange',
      title: 'Restart of {{instance}}',
      text: 'It restarted.',
    },
  ],
  rows: [top([kinds[0]!]), row('Others', kinds.slice(1, 6), kinds.slice(6))],
});

type Emitted = JsonObject & {
  readonly panels: readonly JsonObject[];
  readonly annotations: { readonly list: readonly JsonObject[] };
  readonly templating: { readonly list: readonly JsonObject[] };
};

function emitted(of: Dashboard, by: Setting = setting): Emitted {
  return JSON.parse(jsonText(dashboardJson(of, by, queryTextFor(by)))) as Emitted;
}

const everything = everySwitchOn(site);
const real: readonly (readonly [string, Dashboard, Setting])[] = [
  [everyKind.title, everyKind, setting],
  ...dashboards(everything).map((one) => [one.title, one, settingOf(everything)] as const),
];

describe.each(real)('the dashboard "%s"', (_title, of, by) => {
  const json = emitted(of, by);

  it('is what the strict schema describes', () => {
    expect(validateDashboard(json, 'strict')).toEqual([]);
  });

  it('differs in nothing from what a save in Grafana 12 makes of it', () => {
    expect(JSON.stringify(savedByUi(json), null, 1)).toBe(JSON.stringify(json, null, 1));
  });

  it('has its keys in order, at every depth', () => {
    expect(JSON.stringify(json)).toBe(JSON.stringify(sorted(json)));
  });

  it('holds no null, no database id and no version', () => {
    expect(nulls(json)).toEqual([]);
    expect(json).not.toHaveProperty('id');
    expect(json).not.toHaveProperty('version');
  });

  it("has Grafana's own annotation first and the first threshold of each panel without a value", () => {
    expect(json.annotations.list[0]).toMatchObject({ builtIn: 1, hide: true });
    const steps = JSON.stringify(json).match(/"steps":\[\{[^}]*\}/g) ?? [];
    expect(steps.filter((step) => step.includes('value'))).toEqual([]);
  });

  it('gives each panel an id of its own', () => {
    const ids = json.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the fixture of a save in the user interface', () => {
  const { sent, after } = JSON.parse(readFileSync(new URL('../../fixtures/ui-save.json', import.meta.url), 'utf8')) as {
    sent: JsonObject;
    after: JsonObject;
  };

  it('is what savedByUi makes of the dashboard that was sent, apart from the edit and what the server adds', () => {
    const { id: _id, version: _version, ...stored } = after;
    expect(savedByUi({ ...sent, description: 'edited by a person' })).toEqual(stored);
  });
});

describe('a dashboard', () => {
  const json = emitted(everyKind);

  it('has its uid, its tags with our mark first, its time range and a refresh of 30 s', () => {
    expect(json).toMatchObject({
      uid: 'shop-every-kind',
      title: 'Every kind',
      description: 'All of them.',
      tags: ['shop-monitoring', 'more'],
      time: { from: 'now-7d', to: 'now' },
      refresh: '30s',
      schemaVersion: 42,
    });
  });

  it('has a variable for the data source of its metrics, and one for its logs only where it shows any', () => {
    const variables = (of: Dashboard) =>
      emitted(of).templating.list.map(({ name, query, current }) => ({ name, query, current }));
    const prometheus = {
      name: 'datasource',
      query: 'prometheus',
      current: { text: 'Prometheus', value: 'shop-prometheus' },
    };
    expect(variables(everyKind)).toEqual([
      prometheus,
      { name: 'logs', query: 'loki', current: { text: 'Loki', value: 'shop-loki' } },
    ]);
    expect(variables(dashboardOf([[lineOf(queue)]]))).toEqual([prometheus]);
  });

  it('links to all dashboards that carry our mark, over the same time range', () => {
    expect(json.links).toEqual([
      expect.objectContaining({ type: 'dashboards', tags: ['shop-monitoring'], keepTime: true }),
    ]);
  });

  it('marks its annotations with the text of their series', () => {
    expect(json.annotations.list[1]).toMatchObject({
      name: 'Restarts',
      expr: 'job:calls:rate5m > 1',
      titleFormat: 'Restart of {{instance}}',
      textFormat: 'It restarted.',
      iconColor: 'orange',
      hide: false,
    });
  });

  it('puts a heading above the lines of a row, closed off by the order of the panels alone', () => {
    const rows = json.panels.filter(({ type }) => type === 'row');
    expect(rows).toEqual([
      expect.objectContaining({ title: 'Others', collapsed: false, panels: [], gridPos: { h: 1, w: 24, x: 0, y: 8 } }),
    ]);
    expect(json.panels[1]).toBe(rows[0]);
  });
});

describe('a panel', () => {
  const byTitle = new Map(emitted(everyKind).panels.map((panel) => [panel.title, panel]));
  const of = (title: string): JsonObject => byTitle.get(title)!;

  it('asks for a range where it draws time, and for an instant where it shows one number', () => {
    const asks = (title: string) => (of(title).targets as JsonObject[]).map(({ range, instant }) => [range, instant]);
    expect(asks('Lines')).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    expect(asks('Stat')).toEqual([[true, undefined]]);
    expect(asks('Gauge')).toEqual([[false, true]]);
    expect(of('Table').targets).toEqual([expect.objectContaining({ format: 'table', instant: true })]);
  });

  it('names its data source by the variable, so that a reader may choose another', () => {
    expect(of('Lines').datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
    expect(of('Log').datasource).toEqual({ type: 'loki', uid: '${logs}' });
    expect(of('Text')).not.toHaveProperty('datasource');
    expect(of('Alerts')).not.toHaveProperty('datasource');
  });

  it('colours a query of which the colour means something', () => {
    expect((of('Lines').fieldConfig as JsonObject).overrides).toEqual([
      {
        matcher: { id: 'byFrameRefID', options: 'B' },
        properties: [{ id: 'color', value: { fixedColor: 'red', mode: 'fixed' } }],
      },
    ]);
  });

  it('writes numbers, thresholds and mappings as they were declared', () => {
    expect((of('Lines').fieldConfig as JsonObject).defaults).toMatchObject({
      decimals: 0,
      min: 0,
      max: 10,
      unit: 'short',
      noValue: 'none yet',
      thresholds: {
        mode: 'absolute',
        steps: [{ color: 'green' }, { color: 'orange', value: 3 }, { color: 'red', value: 5 }],
      },
    });
    expect((of('Stat').fieldConfig as { defaults: JsonObject }).defaults.mappings).toContainEqual({
      options: { 0: { color: 'red', index: 0, text: 'down' }, 1: { color: 'green', index: 1, text: 'up' } },
      type: 'value',
    });
  });

  it('links to another dashboard over the same time range, and elsewhere as it stands', () => {
    const links = JSON.stringify(of('Lines'));
    expect(links).toContain('"/d/shop-logs/logs?${__url_time_range}"');
    expect(links).toContain('"https://example.org"');
  });

  it('of no queries has neither targets nor fields', () => {
    expect(of('Text')).not.toHaveProperty('targets');
    expect(of('Text')).not.toHaveProperty('fieldConfig');
  });
});

describe('a change of one panel', () => {
  const [first, second, third] = ['First', 'Second', 'Third'].map((title) => lineOf(queue, { title })) as [
    Panel,
    Panel,
    Panel,
  ];
  const withoutPlaces = (lines: readonly Line[]): Map<Json | undefined, Json> =>
    new Map(emitted(dashboardOf(lines)).panels.map(({ gridPos: _place, ...panel }) => [panel.title, panel]));

  it('leaves the others as they are, apart from their places, when it is inserted before them', () => {
    const before = withoutPlaces([[first], [second]]);
    const after = withoutPlaces([[first], [third], [second]]);
    expect(after.get('First')).toEqual(before.get('First'));
    expect(after.get('Second')).toEqual(before.get('Second'));
  });

  it('keeps its id when it is retitled and keeps its key', () => {
    const idOf = (panel: Panel) => emitted(dashboardOf([[panel]])).panels[0]!.id;
    expect(idOf(lineOf(queue, { title: 'New', key: 'First' }))).toBe(idOf(first));
    expect(idOf(lineOf(queue, { title: 'New' }))).not.toBe(idOf(first));
  });
});

describe('the panels of every kind', () => {
  it('are all kinds that a panel can have', () => {
    const types = new Set(panelsOf(everyKind).map(({ type }) => type));
    expect(types.size).toBe(10);
  });
});

/** Paths of nulls. */
function nulls(json: Json, path = ''): string[] {
  if (json === null) return [path];
  return typeof json === 'object' ? Object.entries(json).flatMap(([key, inner]) => nulls(inner, `${path}/${key}`)) : [];
}
