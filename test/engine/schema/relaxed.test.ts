import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateDashboard } from '../../../engine/schema/validate.ts';
import { sample } from './sample.ts';

/** The least that a dashboard has, with some properties more. */
function foreign(properties: object = {}): object {
  return { schemaVersion: 42, title: 'Foreign', panels: [], ...properties };
}

function withPanel(panel: object): object {
  return foreign({ panels: [{ type: 'stat', title: 'A', ...panel }] });
}

function withVariable(variable: object): object {
  return foreign({ templating: { list: [{ name: 'x', type: 'query', ...variable }] } });
}

function withAnnotation(annotation: object): object {
  return foreign({ annotations: { list: [{ name: 'Restarts', ...annotation }] } });
}

function thresholds(steps: object[]): object {
  return { defaults: { thresholds: { mode: 'absolute', steps } }, overrides: [] };
}

const accepted: [name: string, json: object][] = [
  ['the least', foreign()],
  ['our own', sample],
  ['a number and marks of one Grafana', foreign({ id: 12, version: 3, gnetId: 1860, iteration: 1, style: 'dark' })],
  ['inputs and requirements of an export', foreign({ __inputs: [], __requires: [{ type: 'panel' }], __elements: {} })],
  [
    'nulls where there is nothing',
    foreign({ id: null, gnetId: null, description: null, uid: null, links: null, tags: null }),
  ],
  ['a refresh that is switched off', foreign({ refresh: false })],
  ['lists that are null', foreign({ annotations: { list: null }, templating: { list: null } })],
  ['no annotations and no variables', foreign({ annotations: {}, templating: {} })],
  ['a link with title and type only', foreign({ links: [{ title: 'Docs', type: 'link' }] })],
  ['a panel of an unknown kind', withPanel({ type: 'grafana-clock-panel', options: { clockType: '24 hour' } })],
  [
    'a library panel, which has no kind',
    foreign({ panels: [{ id: 1, libraryPanel: { name: 'Shared', uid: 'shared' } }] }),
  ],
  ['a panel without a place', withPanel({ gridPos: undefined })],
  ['a panel whose data source is named', withPanel({ datasource: 'Prometheus' })],
  ['a panel whose data source is null', withPanel({ datasource: null })],
  [
    'a data source reference with a version',
    withPanel({ datasource: { apiVersion: 'v1', type: 'prometheus', uid: 'p' } }),
  ],
  ['panel times that are null', withPanel({ timeFrom: null, timeShift: null, interval: null, repeat: null })],
  ['a panel link without a type', withPanel({ links: [{ title: 'Docs', url: '/docs' }] })],
  [
    'a query of another data source',
    withPanel({ targets: [{ refId: 'A', datasource: '-- Mixed --', rawSql: 'SELECT 1' }] }),
  ],
  ['a query of a server-side expression', withPanel({ targets: [{ refId: 'B', expression: '$A > 0', type: 'math' }] })],
  [
    'a first threshold without a value',
    withPanel({ fieldConfig: thresholds([{ color: 'green' }, { color: 'red', value: 80 }]) }),
  ],
  ['a first threshold with null', withPanel({ fieldConfig: thresholds([{ color: 'green', value: null }]) })],
  [
    'value mappings of Grafana 7',
    withPanel({ fieldConfig: { defaults: { mappings: [{ id: 1, op: '=', text: 'N/A', type: 1, value: 'null' }] } } }),
  ],
  ['limits that are null', withPanel({ fieldConfig: { defaults: { min: null, max: null, decimals: null } } })],
  [
    'an override of a plugin',
    withPanel({
      fieldConfig: {
        overrides: [{ matcher: { id: 'byValue', options: { op: 'gte' } }, properties: [{ id: 'custom.x' }] }],
      },
    }),
  ],
  [
    'a row with panels',
    foreign({ panels: [{ type: 'row', collapsed: true, panels: [{ type: 'graph' }], title: null }] }),
  ],
  ['a variable whose data source is null', withVariable({ datasource: null })],
  ['a variable whose data source is named', withVariable({ datasource: 'Prometheus' })],
  [
    'a variable with an object as query',
    withVariable({ query: { query: 'label_values(job)', refId: 'V' }, current: {}, options: [] }),
  ],
  [
    'a variable with properties of its kind',
    withVariable({ type: 'adhoc', filters: [], definition: 'x', allValue: null }),
  ],
  [
    'an annotation with any target',
    withAnnotation({ enable: true, datasource: null, target: { fromAnnotations: true, queryType: 'annotations' } }),
  ],
  [
    'an annotation of Prometheus',
    withAnnotation({ datasource: 'Prometheus', expr: 'up', step: '60s', useValueForTime: 'on' }),
  ],
];

describe('the relaxed schema accepts', () => {
  test.each(accepted)('%s', (_name, json) => {
    expect(validateDashboard(JSON.parse(JSON.stringify(json)), 'relaxed')).toEqual([]);
  });

  test('what Grafana 12 itself saves', () => {
    const file = new URL('../../fixtures/dashboard-saved-in-12.3.3.json', import.meta.url);
    expect(validateDashboard(JSON.parse(readFileSync(file, 'utf8')), 'relaxed')).toEqual([]);
  });
});

const refused: [name: string, json: unknown, pointer: string, message: string][] = [
  ['a list', [], '', 'should be an object, is a list'],
  ['panels that are no list', foreign({ panels: { A: {} } }), '/panels', 'should be a list, is an object'],
  ['no panels', { schemaVersion: 42, title: 'x' }, '', 'panels is missing'],
  ['a panel that is text', foreign({ panels: ['stat'] }), '/panels/0', 'should be an object, is the string "stat"'],
  ['a kind that is a number', withPanel({ type: 5 }), '/panels/0/type', 'should be a string, is 5'],
  [
    'queries that are no list',
    withPanel({ targets: {} }),
    '/panels/0/targets',
    'should be a list or null, is an object',
  ],
  [
    'an expression that is an object',
    withPanel({ targets: [{ refId: 'A', expr: {} }] }),
    '/panels/0/targets/0/expr',
    'should be a string or null, is an object',
  ],
  [
    'a place given as text',
    withPanel({ gridPos: '0' }),
    '/panels/0/gridPos',
    'should be an object or null, is the string "0"',
  ],
  [
    'a threshold without a colour',
    withPanel({ fieldConfig: thresholds([{ value: 1 }]) }),
    '/panels/0/fieldConfig/defaults/thresholds/steps/0',
    'color is missing',
  ],
  [
    'panels of a row that are no list',
    foreign({ panels: [{ type: 'row', panels: {} }] }),
    '/panels/0/panels',
    'should be a list or null, is an object',
  ],
  [
    'a panel of a row that is a number',
    foreign({ panels: [{ type: 'row', panels: [7] }] }),
    '/panels/0/panels/0',
    'should be an object, is 7',
  ],
  [
    'a variable without a name',
    foreign({ templating: { list: [{ type: 'query' }] } }),
    '/templating/list/0',
    'name is missing',
  ],
  [
    'a variable of an unknown kind',
    withVariable({ type: 'qery' }),
    '/templating/list/0/type',
    'the string "qery" is none of query, adhoc, groupby, constant, datasource, interval, textbox, custom, system, ' +
      'snapshot, switch; did you mean query?',
  ],
  ['a link without a title', foreign({ links: [{ type: 'link' }] }), '/links/0', 'title is missing'],
];

describe('the relaxed schema refuses', () => {
  test.each(refused)('%s', (_name, json, pointer, message) => {
    expect(validateDashboard(json, 'relaxed')).toEqual([{ pointer, message }]);
  });

  test("a dashboard of Grafana's v2 model", () => {
    const v2 = { title: 'v2', elements: {}, layout: { kind: 'GridLayout', spec: { items: [] } } };
    expect(validateDashboard(v2, 'relaxed').map(({ message }) => message)).toEqual(
      expect.arrayContaining(['panels is missing', 'schemaVersion is missing']),
    );
  });
});
