import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateDashboard } from '../../../engine/schema/validate.ts';
import { changed, panels, sample } from './sample.ts';

interface Saved {
  id?: number;
  version?: number;
  panels: { type: string }[];
}

const kinds = 'timeseries, barchart, stat, gauge, bargauge, piechart, table, state-timeline, logs, text, alertlist';

describe('the strict schema accepts', () => {
  test('a dashboard with a panel of every kind', () => {
    expect(new Set(panels.map(({ type }) => type)).size).toBe(11);
    expect(validateDashboard(sample, 'strict')).toEqual([]);
  });

  test('what Grafana 12 itself saves, apart from what belongs to that Grafana and a kind that we do not emit', () => {
    const file = new URL('../../fixtures/dashboard-saved-in-12.3.3.json', import.meta.url);
    const { id: _id, version: _version, ...saved } = JSON.parse(readFileSync(file, 'utf8')) as Saved;
    const ours = { ...saved, panels: saved.panels.filter(({ type }) => type !== 'heatmap') };
    expect(ours.panels).toHaveLength(11);
    expect(validateDashboard(ours, 'strict')).toEqual([]);
  });

  test.each(panels.map((panel) => [panel.type, panel] as const))('a dashboard with one %s panel', (_type, panel) => {
    expect(validateDashboard({ ...sample, panels: [panel] }, 'strict')).toEqual([]);
  });

  test('the same panels inside a collapsed row', () => {
    const row = { type: 'row', id: 99, title: 'All', collapsed: true, gridPos: { h: 1, w: 24, x: 0, y: 0 }, panels };
    expect(validateDashboard({ ...sample, panels: [row] }, 'strict')).toEqual([]);
  });
});

/** What is changed, the value it gets, and the one problem that this must be: its message, and where, if elsewhere. */
const mistakes: [name: string, at: string, value: unknown, message: string, pointer?: string][] = [
  ['no title', '/title', undefined, 'title is missing', ''],
  ['no uid', '/uid', undefined, 'uid is missing', ''],
  ['no panels', '/panels', undefined, 'panels is missing', ''],
  ['panels that are no list', '/panels', {}, 'should be a list, is an object'],
  ['a database id', '/id', 5, 'unknown property id; did you mean uid?'],
  ['a version', '/version', 3, 'unknown property version'],
  ['a mistyped property of the dashboard', '/refesh', '30s', 'unknown property refesh; did you mean refresh?'],
  ['a tag that is no string', '/tags/0', 7, 'should be a string, is 7'],
  ['a wrong cursor mode', '/graphTooltip', 3, '3 is none of 0, 1, 2'],
  ['a time range without an end', '/time/to', undefined, 'to is missing', '/time'],
  [
    'a mistyped kind of panel',
    '/panels/0/type',
    'timeserie',
    `the string "timeserie" is none of ${kinds}; did you mean timeseries?`,
  ],
  ['a kind of panel that we do not emit', '/panels/0/type', 'heatmap', `the string "heatmap" is none of ${kinds}`],
  ['no kind of panel', '/panels/0/type', undefined, 'type is missing', '/panels/0'],
  ['a panel that is no object', '/panels/0', 'stat', 'should be an object, is the string "stat"'],
  ['a panel without a title', '/panels/3/title', undefined, 'title is missing', '/panels/3'],
  ['a panel without an id', '/panels/3/id', undefined, 'id is missing', '/panels/3'],
  ['a panel without a place', '/panels/3/gridPos', undefined, 'gridPos is missing', '/panels/3'],
  ['a panel without queries', '/panels/3/targets', undefined, 'targets is missing', '/panels/3'],
  ['queries of a panel that has none', '/panels/9/targets', [], 'unknown property targets'],
  ['a place given as text', '/panels/0/gridPos', '0,0', 'should be an object, is the string "0,0"'],
  ['a height given as text', '/panels/0/gridPos/h', '8', 'should be a number, is the string "8"'],
  [
    'a mistyped option',
    '/panels/0/options/legend/placment',
    'right',
    'unknown property placment; did you mean placement?',
  ],
  ['an option of another kind', '/panels/2/options/pieType', 'pie', 'unknown property pieType'],
  [
    'a wrong value of an option',
    '/panels/0/options/legend/placement',
    'botom',
    'the string "botom" is none of bottom, right; did you mean bottom?',
  ],
  ['a number where an option is text', '/panels/9/options/content', 1, 'should be a string, is 1'],
  [
    'a mistyped custom setting',
    '/panels/0/fieldConfig/defaults/custom/linewidth',
    1,
    'unknown property linewidth; did you mean lineWidth?',
  ],
  [
    'a wrong value of a custom setting',
    '/panels/0/fieldConfig/defaults/custom/drawStyle',
    'dots',
    'the string "dots" is none of bars, line, points',
  ],
  [
    'text where a custom setting is a number',
    '/panels/0/fieldConfig/defaults/custom/lineWidth',
    '1',
    'should be a number, is the string "1"',
  ],
  [
    'a scale without its type',
    '/panels/0/fieldConfig/defaults/custom/scaleDistribution',
    { log: 2 },
    'type is missing',
  ],
  [
    'a custom setting of a kind without any',
    '/panels/2/fieldConfig/defaults/custom',
    { lineWidth: 1 },
    'unknown property lineWidth',
    '/panels/2/fieldConfig/defaults/custom/lineWidth',
  ],
  [
    'a mistyped field setting',
    '/panels/0/fieldConfig/defaults/decimal',
    0,
    'unknown property decimal; did you mean decimals?',
  ],
  ['a limit given as text', '/panels/0/fieldConfig/defaults/max', '1', 'should be a number, is the string "1"'],
  ['a threshold without a colour', '/panels/0/fieldConfig/defaults/thresholds/steps/0', {}, 'color is missing'],
  [
    'a threshold given as text',
    '/panels/0/fieldConfig/defaults/thresholds/steps/1/value',
    '0.9',
    'should be a number or null, is the string "0.9"',
  ],
  [
    'a mistyped kind of value mapping',
    '/panels/7/fieldConfig/defaults/mappings/0/type',
    'valu',
    'the string "valu" is none of value, range, regex, special; did you mean value?',
  ],
  [
    'a range mapping without an end',
    '/panels/7/fieldConfig/defaults/mappings/1/options/to',
    undefined,
    'to is missing',
    '/panels/7/fieldConfig/defaults/mappings/1/options',
  ],
  [
    'an override of an unknown setting',
    '/panels/0/fieldConfig/overrides/0/properties/1/id',
    'custom.axisPlacment',
    'the string "custom.axisPlacment" is none of the 45 values that are allowed; did you mean custom.axisPlacement?',
  ],
  [
    'an override with a wrong value',
    '/panels/0/fieldConfig/overrides/0/properties/1/value',
    'rigth',
    'the string "rigth" is none of auto, bottom, hidden, left, right, top; did you mean right?',
  ],
  [
    'an override without a value',
    '/panels/0/fieldConfig/overrides/0/properties/1/value',
    undefined,
    'value is missing',
    '/panels/0/fieldConfig/overrides/0/properties/1',
  ],
  [
    'a mistyped matcher',
    '/panels/0/fieldConfig/overrides/0/matcher/id',
    'byname',
    'the string "byname" is none of byName, byRegexp, byType, byFrameRefID; did you mean byName?',
  ],
  [
    'a setting of another kind of cell',
    '/panels/6/fieldConfig/defaults/custom/cellOptions/alt',
    'x',
    'unknown property alt',
  ],
  ['an unknown property of a query', '/panels/0/targets/0/legend', 'x', 'unknown property legend'],
  [
    'a mistyped property of a query',
    '/panels/0/targets/0/legendFomat',
    'x',
    'unknown property legendFomat; did you mean legendFormat?',
  ],
  ['a property of Loki in a Prometheus query', '/panels/0/targets/0/maxLines', 5, 'unknown property maxLines'],
  [
    'a Prometheus query in a logs panel',
    '/panels/8/targets/0/datasource/type',
    'prometheus',
    'the string "prometheus" is not loki',
  ],
  ['a query without an expression', '/panels/0/targets/0/expr', undefined, 'expr is missing', '/panels/0/targets/0'],
  ['a query without a letter', '/panels/0/targets/0/refId', undefined, 'refId is missing', '/panels/0/targets/0'],
  [
    'a query without a data source',
    '/panels/0/targets/0/datasource',
    undefined,
    'datasource is missing',
    '/panels/0/targets/0',
  ],
  [
    'a query of an unknown data source',
    '/panels/0/targets/0/datasource/type',
    'promtheus',
    'the string "promtheus" is none of prometheus, loki; did you mean prometheus?',
  ],
  [
    'an instant query given as text',
    '/panels/0/targets/0/instant',
    'true',
    'should be true or false, is the string "true"',
  ],
  [
    'a data source given by name',
    '/panels/0/datasource',
    'Prometheus',
    'should be an object, is the string "Prometheus"',
  ],
  ['a wrong order of alerts', '/panels/10/options/sortOrder', 6, '6 is none of 1, 2, 3, 4, 5'],
  [
    'a mistyped state of alerts',
    '/panels/10/options/stateFilter/fireing',
    true,
    'unknown property fireing; did you mean firing?',
  ],
  ['a callback of the logs panel', '/panels/8/options/onClickFilterLabel', {}, 'unknown property onClickFilterLabel'],
  ['a row with a panel property', '/panels/11/options', {}, 'unknown property options'],
  [
    'a row that does not say whether it is open',
    '/panels/11/collapsed',
    undefined,
    'collapsed is missing',
    '/panels/11',
  ],
  ['a row inside a row', '/panels/12/panels/0/type', 'row', `the string "row" is none of ${kinds}`],
  [
    'a mistyped option inside a row',
    '/panels/12/panels/0/options/colourMode',
    'value',
    'unknown property colourMode; did you mean colorMode?',
  ],
  [
    'a mistyped kind of variable',
    '/templating/list/0/type',
    'datasorce',
    'the string "datasorce" is none of query, adhoc, groupby, constant, datasource, interval, textbox, custom, ' +
      'system, snapshot, switch; did you mean datasource?',
  ],
  [
    'a mistyped property of an annotation',
    '/annotations/list/1/titelFormat',
    'x',
    'unknown property titelFormat; did you mean titleFormat?',
  ],
  [
    'an annotation without a colour',
    '/annotations/list/1/iconColor',
    undefined,
    'iconColor is missing',
    '/annotations/list/1',
  ],
  [
    'a mistyped kind of link',
    '/links/0/type',
    'dashboard',
    'the string "dashboard" is none of link, dashboards; did you mean dashboards?',
  ],
];

describe('the strict schema refuses', () => {
  test.each(mistakes)('%s', (_name, at, value, message, pointer = at) => {
    expect(validateDashboard(changed(at, value), 'strict')).toEqual([{ pointer, message }]);
  });

  test('what is no dashboard at all', () => {
    const messages = [null, [], 'x', undefined].map((json) => validateDashboard(json, 'strict')[0]?.message);
    const found = ['null', 'a list', 'the string "x"', 'missing'];
    expect(messages).toEqual(found.map((is) => `should be an object, is ${is}`));
  });
});

describe('a report', () => {
  test('names every mistake at once, in the order in which they stand', () => {
    const first = sample.panels[0]!;
    const { title, ...untitled } = first;
    const wrong = [
      { ...first, id: '1' },
      { ...untitled, titel: title },
      { ...first, type: 'pie' },
    ];
    expect(validateDashboard({ ...sample, panels: wrong }, 'strict').map(({ pointer }) => pointer)).toEqual([
      '/panels/0/id',
      '/panels/1/titel',
      '/panels/2/type',
    ]);
  });

  test('takes a mistyped required property for one mistake, not for an unknown and a missing one', () => {
    const { title, ...rest } = sample;
    expect(validateDashboard({ ...rest, titel: title }, 'strict')).toEqual([
      { pointer: '/titel', message: 'unknown property titel; did you mean title?' },
    ]);
  });

  test('escapes what a JSON pointer would read as its own', () => {
    expect(validateDashboard({ ...sample, 'a/b~c': 1 }, 'strict')).toEqual([
      { pointer: '/a~1b~0c', message: 'unknown property a/b~c' },
    ]);
  });

  test('leaves nothing behind for the next dashboard', () => {
    expect(validateDashboard({}, 'strict')).not.toEqual([]);
    expect(validateDashboard(sample, 'strict')).toEqual([]);
  });
});
