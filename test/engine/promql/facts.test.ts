import { beforeAll, describe, expect, it } from 'vitest';
import { type AnyMetric, computed, counter, everyTarget, exporter, gauge, histogram } from '../../../engine/metric.ts';
import { expression, nodeOf } from '../../../engine/promql/expression.ts';
import { factsOf } from '../../../engine/promql/facts.ts';
import {
  above,
  absent,
  and,
  anyOf,
  avgOverTime,
  changes,
  clampMin,
  complement,
  count,
  countOf,
  dividedBy,
  type Expression,
  histogramQuantile,
  increase,
  labelReplace,
  lifetime,
  matches,
  minus,
  not,
  offset,
  or,
  orZero,
  plus,
  predictLinear,
  presentOverTime,
  promql,
  quantileOverTime,
  rate,
  ratio,
  raw,
  record,
  resets,
  round,
  scalar,
  select,
  sortDesc,
  subquery,
  sum,
  sumBy,
  sumOf,
  sumWithout,
  time,
  times,
  timestamp,
  topk,
  unless,
  vector,
  whether,
} from '../../../engine/promql/index.ts';
import type { Node } from '../../../engine/promql/node.ts';
import { renderText } from '../../../engine/promql/render.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { evaluate, type InputSeries, samplesOf } from './evaluate.ts';

const shop = exporter('shop', 'the shop');
const jobs = { shop: 'shop' };
const calls = counter('calls_total', { from: shop, help: 'Calls', labels: { mode: ['idle', 'busy'] } });
const failed = counter('calls_failed_total', { from: shop, help: 'Calls that failed' });
const queue = gauge('queue_length', { from: shop, help: 'Queue' });
const free = gauge('free_bytes', { from: shop, help: 'Free', unit: 'bytes', labels: { disk: 'any' } });
const size = gauge('size_bytes', { from: shop, help: 'Size', unit: 'bytes', labels: { disk: 'any' } });
const started = gauge('start_time_seconds', { from: shop, help: 'Start', unit: 'timestamp' });
const busy = counter('busy_seconds_total', { from: shop, help: 'Busy', unit: 'seconds' });
const latency = histogram('latency_seconds', {
  from: shop,
  help: 'Latency',
  unit: 'seconds',
  buckets: [0.1, 1],
  labels: { path: 'any' },
});
const up = gauge('up', { from: everyTarget, help: 'Up', unit: 'boolean' });
const alerts = gauge('ALERTS', {
  from: computed,
  help: 'Alerts',
  labels: { alertname: 'any', severity: ['critical', 'warning'] },
});
const callRate = record('job_mode:calls:rate5m', sumBy(['job', 'mode'], rate(calls, '5m')));

const target = (instance: string) => `job="shop",instance="${instance}"`;
const series: InputSeries = Object.fromEntries(
  ['h:1', 'h:2'].flatMap((instance) => [
    [`up{${target(instance)}}`, '1x20'],
    [`calls_total{${target(instance)},mode="idle"}`, '0+60x20'],
    [`calls_total{${target(instance)},mode="busy"}`, '0+30x20'],
    [`calls_failed_total{${target(instance)}}`, '0+3x20'],
    [`queue_length{${target(instance)}}`, instance === 'h:1' ? '1+1x20' : '30-1x20'],
    [`start_time_seconds{${target(instance)}}`, '60x20'],
    [`busy_seconds_total{${target(instance)}}`, '0+6x20'],
    ...['a', 'b'].flatMap((disk) => [
      [`free_bytes{${target(instance)},disk="${disk}"}`, '50-1x20'],
      [`size_bytes{${target(instance)},disk="${disk}"}`, '100x20'],
    ]),
    ...['/', '/x'].flatMap((path) => [
      [`latency_seconds_bucket{${target(instance)},path="${path}",le="0.1"}`, '0+2x20'],
      [`latency_seconds_bucket{${target(instance)},path="${path}",le="1"}`, '0+3x20'],
      [`latency_seconds_bucket{${target(instance)},path="${path}",le="+Inf"}`, '0+4x20'],
      [`latency_seconds_sum{${target(instance)},path="${path}"}`, '0+5x20'],
      [`latency_seconds_count{${target(instance)},path="${path}"}`, '0+4x20'],
    ]),
  ]),
) as InputSeries;
const others: InputSeries = {
  'up{job="other",instance="h:1"}': '1x20',
  'ALERTS{alertname="A",severity="critical"}': '1x20',
  'ALERTS{alertname="B",severity="warning"}': '1x20',
  'job_mode:calls:rate5m{job="shop",mode="idle"}': '2x20',
  'job_mode:calls:rate5m{job="shop",mode="busy"}': '1x20',
};

const perInstance = sumBy(['instance'], rate(calls, '5m'));
const allCalls = sum(increase(calls, '5m'));
const upIn = (job: string) => sumBy(['job'], select(up, { job }));

/** `labels`, of which those that vary stand in front of a `|`; the unit; and what it is. */
type Row = readonly [what: string, expr: unknown, labels: string, unit: string];

const table: readonly Row[] = [
  ['a gauge', queue, 'instance | job', 'count'],
  ['a metric of every target', up, 'instance job |', 'boolean'],
  ['a computed metric', alerts, 'alertname severity |', 'count'],
  ['a recording rule', callRate, 'mode | job', 'count/s'],
  ['a recording rule with a matcher', select(callRate, { mode: 'idle' }), '| job mode', 'count/s'],
  ['an equality', select(queue, { instance: 'h:1' }), '| instance job', 'count'],
  ['an inequality', select(free, { disk: not('a') }), 'disk instance | job', 'bytes'],
  ['a pattern', select(free, { disk: matches('a|b') }), 'disk instance | job', 'bytes'],
  ['an offset', offset(queue, '5m'), 'instance | job', 'count'],
  ['a rate', rate(calls, '5m'), 'instance mode | job', 'count/s'],
  ['a rate of seconds', rate(busy, '5m'), 'instance | job', 'ratio'],
  ['an increase', increase(failed, '5m'), 'instance | job', 'count'],
  ['resets', resets(queue, '5m'), 'instance | job', 'count'],
  ['changes', changes(started, '5m'), 'instance | job', 'count'],
  ['presence over time', presentOverTime(failed, '5m'), 'instance | job', 'boolean'],
  ['an average over time', avgOverTime(up, '5m'), 'instance job |', 'ratio'],
  ['an average over a subquery', avgOverTime(subquery(sum(queue), '5m', '1m')), '|', 'count'],
  ['a quantile over time', quantileOverTime(0.9, queue, '5m'), 'instance | job', 'count'],
  ['a forecast', predictLinear(free, '5m', 3600), 'disk instance | job', 'bytes'],
  ['a sum of all', allCalls, '|', 'count'],
  ['a sum of booleans', sum(up), '|', 'count'],
  ['a sum by a label', perInstance, 'instance |', 'count/s'],
  ['a sum by two labels', sumBy(['mode', 'job'], rate(calls, '5m')), 'mode | job', 'count/s'],
  ['a sum without labels', sumWithout(['instance', 'mode'], rate(calls, '5m')), '| job', 'count/s'],
  ['a count', count(free), '|', 'count'],
  ['a count of several metrics', count(anyOf([queue, started])), '|', 'count'],
  ['the largest', topk(1, queue), 'instance | job', 'count'],
  ['a product with a number', times(2, queue), 'instance | job', 'count'],
  ['a difference of timestamps', minus(time(), started), 'instance | job', 'seconds'],
  ['a quotient of equal labels', dividedBy(free, size), 'disk instance | job', 'ratio'],
  ['a ratio on all labels', ratio(sum(rate(failed, '5m')), sum(rate(calls, '5m'))), '|', 'ratio'],
  ['a complement', complement(ratio(sum(rate(failed, '5m')), sum(rate(calls, '5m')))), '|', 'ratio'],
  [
    'a quotient on one label',
    dividedBy(sumBy(['instance', 'job'], rate(calls, '5m')), perInstance, { on: ['instance'] }),
    'instance |',
    'ratio',
  ],
  [
    'a quotient ignoring a label',
    dividedBy(sumBy(['instance', 'job'], rate(calls, '5m')), perInstance, { ignoring: ['job'] }),
    'instance |',
    'ratio',
  ],
  [
    'many to one',
    dividedBy(rate(calls, '5m'), perInstance, { on: ['instance'], groupLeft: [] }),
    'instance mode | job',
    'ratio',
  ],
  [
    'many to one with a label taken over',
    times(queue, sumBy(['instance', 'disk'], select(free, { disk: 'a' })), { on: ['instance'], groupLeft: ['disk'] }),
    'disk instance | job',
    'unknown',
  ],
  ['a comparison', above(queue, 1), 'instance | job', 'count'],
  ['a guarded comparison', above(perInstance, 0.1, { provided: perInstance }), 'instance |', 'count/s'],
  ['whether something holds', whether(above(queue, 15)), 'instance | job', 'boolean'],
  ['an intersection', and(queue, select(up, { job: 'shop' })), 'instance | job', 'count'],
  ['a difference of sets', unless(queue, above(up, 1)), 'instance | job', 'count'],
  ['a union', or(select(queue, { instance: 'h:1' }), select(queue, { instance: 'h:2' })), 'instance | job', 'count'],
  ['a union of two jobs', or(upIn('shop'), upIn('other')), 'job |', 'count'],
  ['a union of one job', or(sumBy(['job'], queue), sumBy(['job'], started)), '| job', 'unknown'],
  ['zero instead of nothing', orZero(sum(above(queue, 1000))), '|', 'count'],
  ['absence', absent(select(queue, { instance: 'h:3' })), '| instance job', 'boolean'],
  [
    'absence of one of two jobs',
    or(absent(select(up, { job: 'x' })), absent(select(up, { job: 'y' }))),
    'job |',
    'boolean',
  ],
  ['a rounded number', round(perInstance), 'instance |', 'count/s'],
  ['a clamped number', clampMin(queue, 0), 'instance | job', 'count'],
  ['a sorted vector', sortDesc(queue), 'instance | job', 'count'],
  ['the time of a sample', timestamp(queue), 'instance | job', 'timestamp'],
  ['a constant vector', vector(1), '|', 'number'],
  ['a vector of the time', vector(time()), '|', 'timestamp'],
  ['a vector of a scalar', vector(scalar(sum(queue))), '|', 'count'],
  ['a replaced label', labelReplace(queue, 'host', '$1', 'instance', '(.*):.*'), 'host instance | job', 'count'],
  ['a quantile of a histogram', histogramQuantile(0.9, latency, '5m'), '|', 'seconds'],
  ['a quantile of a histogram by path', histogramQuantile(0.9, latency, '5m', ['path']), 'path |', 'seconds'],
  ['the count of a histogram', rate(countOf(latency), '5m'), 'instance path | job', 'count/s'],
  ['the sum of a histogram', increase(sumOf(latency), '5m'), 'instance path | job', 'seconds'],
  [
    'the mean of a histogram',
    dividedBy(sum(increase(sumOf(latency), '5m')), sum(increase(countOf(latency), '5m'))),
    '|',
    'seconds',
  ],
  ['a negation', expression({ op: 'negate', of: nodeOf(queue) }), 'instance | job', 'count'],
  [
    'raw text',
    raw(promql`avg by (instance) (${queue}{job="${shop}"})`, { labels: ['instance'], unit: 'count' }),
    'instance |',
    'count',
  ],
];

const expressionOf = (operand: unknown): Expression => expression(nodeOf(operand));

describe('what is known of a result', () => {
  const answers = new Map<string, Awaited<ReturnType<typeof evaluate>>[number]>();
  it(
    'is asked of the real rule engine',
    async () => {
      const ask = table.map(([, expr]) => ({ expr: renderText(expressionOf(expr), jobs).text, at: '15m' }));
      const given = await evaluate({ series: { ...series, ...others }, ask });
      table.forEach(([what], index) => answers.set(what, given[index]!));
      expect(answers.size).toBe(table.length);
    },
    fetchTimeout,
  );

  it.each(table)('%s has the labels, the variety and the unit that are expected', (what, expr, labels, unit) => {
    const { facts } = expressionOf(expr);
    const [varying, fixed] = labels.split('|').map((names) => names.trim().split(' ').filter(Boolean));
    expect([facts.varying, facts.labels, facts.unit]).toEqual([varying, [...varying!, ...fixed!].sort(), unit]);
    const samples = samplesOf(answers.get(what));
    expect(samples.length).toBeGreaterThan(0);
    const names = new Set(samples.flatMap((sample) => Object.keys(sample.labels)));
    names.delete('__name__');
    expect([...names].sort()).toEqual(facts.labels);
    const distinct = new Set(
      samples.map((sample) => JSON.stringify(facts.varying.map((label) => sample.labels[label]))),
    );
    expect(distinct.size).toBe(samples.length);
    for (const label of facts.labels!.filter((name) => !facts.varying.includes(name))) {
      expect(new Set(samples.map((sample) => sample.labels[label])).size, label).toBe(1);
    }
  });
});

beforeAll(() => tool('promtool'), fetchTimeout);

describe('the kind of a result', () => {
  it.each([
    ['a selector', queue, 'instant'],
    ['the time', time(), 'scalar'],
    ['a scalar of a vector', scalar(sum(queue)), 'scalar'],
    ['a constant vector', vector(1), 'instant'],
    [
      'a number compared with a vector',
      expression({ op: 'binary', operator: '<', left: nodeOf(1), right: nodeOf(queue) }),
      'instant',
    ],
  ])('of %s is known', (_what, expr, kind) => {
    expect(expressionOf(expr).facts.kind).toBe(kind);
  });

  it('is a range for a window and a subquery', () => {
    const range: Node = { op: 'range', of: nodeOf(queue) as never, window: '5m' };
    expect(factsOf(range).kind).toBe('range');
    expect(factsOf({ op: 'subquery', of: nodeOf(queue), window: '5m' }).kind).toBe('range');
  });

  it('is a string for a text and a scalar for a number, neither of which has labels', () => {
    expect(factsOf({ op: 'string', value: 'x' })).toMatchObject({ kind: 'string', labels: [] });
    expect(factsOf({ op: 'number', value: 1 })).toMatchObject({ kind: 'scalar', labels: [], unit: 'number' });
  });
});

describe('the role of a result', () => {
  const counterNode = nodeOf(calls);
  const call = (name: string, ...operands: Node[]): Node => ({ op: 'call', function: name, arguments: operands });
  const overTime = (name: string): Node => call(name, { op: 'range', of: counterNode as never, window: '5m' });
  const aggregate = (name: string, parameter?: Node): Node => ({
    op: 'aggregate',
    function: name,
    of: counterNode,
    ...(parameter && { parameter }),
  });

  it.each([
    ['a counter', counterNode],
    ['a counter "since the last restart"', lifetime(calls).node],
    ['the count of a histogram', countOf(latency).node],
    ['a rounded counter', call('round', counterNode)],
    ['a clamped counter', call('clamp_max', counterNode, nodeOf(5))],
    ['the last value of a counter', overTime('last_over_time')],
    ['the maximum of a counter', overTime('max_over_time')],
    ['a sum of counters', aggregate('sum')],
    ['the largest counters', aggregate('topk', nodeOf(3))],
  ])('of %s is a raw counter', (_what, node) => {
    expect(factsOf(node).role).toBe('counter');
  });

  it.each([
    ['a gauge', nodeOf(queue)],
    ['a recording rule', nodeOf(callRate)],
    ['a rate', overTime('rate')],
    ['the number of samples of a counter', overTime('count_over_time')],
    ['the number of counters', aggregate('count')],
    ['the number of counters by value', aggregate('count_values', { op: 'string', value: 'value' })],
    ['a difference', nodeOf(minus(queue, 1))],
    ['the absence of a counter', call('absent', counterNode)],
    ['the time of a sample', call('timestamp', counterNode)],
  ])('of %s is a value', (_what, node) => {
    expect(factsOf(node).role).toBe('value');
  });

  it('of the buckets of a histogram is a bucket until they are grown', () => {
    const buckets: Node = {
      op: 'selector',
      metric: latency as AnyMetric,
      name: 'latency_seconds_bucket',
      matchers: [],
    };
    expect(factsOf(buckets)).toMatchObject({ role: 'bucket', labels: ['instance', 'job', 'le', 'path'] });
  });
});

describe('the metrics of a result', () => {
  it('are named once, in the order of reading, recording rules by their own name', () => {
    const expr = ratio(
      sumBy(['job'], select(callRate, { mode: 'idle' })),
      sumBy(['job'], plus(rate(failed, '5m'), rate(failed, '1h'))),
    );
    expect((expr as Expression).facts.metrics).toEqual(['job_mode:calls:rate5m', 'calls_failed_total']);
  });

  it('are all of those that one selector may match', () => {
    expect(anyOf([queue, started]).facts.metrics).toEqual(['queue_length', 'start_time_seconds']);
  });

  it('are those put into raw text, and those of the expressions put into it', () => {
    const text = raw(promql`${queue} / ${sum(rate(calls, '5m'))} * ${queue} on (job) ${'up'}`, {
      labels: [],
      unit: 'unknown',
    });
    expect(text.facts.metrics).toEqual(['queue_length', 'calls_total']);
  });
});

describe('labels that cannot be known', () => {
  const unnamed: Node = { op: 'selector', name: 'whatever', matchers: [] };

  it('are undefined for a name that no catalogue has', () => {
    expect(factsOf(unnamed)).toMatchObject({ labels: undefined, unit: 'unknown', metrics: ['whatever'] });
  });

  it('are known again after an aggregation by labels, each of which may vary', () => {
    const of = { op: 'aggregate', function: 'sum', of: unnamed } as const;
    expect(factsOf(of)).toMatchObject({ labels: [], varying: [] });
    expect(factsOf({ ...of, grouping: { kind: 'by', labels: ['b', 'a'] } })).toMatchObject({
      labels: ['a', 'b'],
      varying: ['b', 'a'],
    });
    expect(factsOf({ ...of, grouping: { kind: 'without', labels: ['b'] } }).labels).toBeUndefined();
  });

  it('stay unknown in a union', () => {
    expect(factsOf({ op: 'binary', operator: 'or', left: unnamed, right: nodeOf(queue) }).labels).toBeUndefined();
  });
});

describe('counting values', () => {
  it('adds the label that holds the value', () => {
    const parameter: Node = { op: 'string', value: 'state' };
    const node: Node = {
      op: 'aggregate',
      function: 'count_values',
      parameter,
      of: nodeOf(up),
      grouping: { kind: 'by', labels: ['job'] },
    };
    expect(factsOf(node)).toMatchObject({ labels: ['job', 'state'], varying: ['job', 'state'], unit: 'count' });
  });
});
