import { beforeAll, describe, expect, it } from 'vitest';
import { computed, counter, exporter, gauge, histogram } from '../../../engine/metric.ts';
import { expression, nodeOf, selectorOf } from '../../../engine/promql/expression.ts';
import * as promql from '../../../engine/promql/index.ts';
import { renderText } from '../../../engine/promql/render.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { evaluate, samplesOf } from './evaluate.ts';

const { above, absent, anyOf, atLeast, atMost, below, differsFrom, equals, orZero, select, sum, sumBy, whether } =
  promql;

const shop = exporter('shop', 'the shop');
const jobs = { shop: 'shop' };
const calls = counter('calls_total', { from: shop, help: 'Calls' });
const queue = gauge('queue', { from: shop, help: 'Queue' });
const latency = histogram('latency', { from: shop, help: 'Latency', buckets: [1] });
const info = gauge('info', { from: computed, help: 'Info', labels: { version: 'any' } });

const textOf = (expr: unknown): string => renderText(expression(nodeOf(expr)), jobs).text;
const q = 'queue{job="shop"}';
const c = 'calls_total{job="shop"}[5m]';

describe('every function writes the PromQL that it is named for', () => {
  it.each([
    [promql.abs(queue), `abs(${q})`],
    [promql.sqrt(queue), `sqrt(${q})`],
    [promql.ceil(queue), `ceil(${q})`],
    [promql.floor(queue), `floor(${q})`],
    [promql.round(queue), `round(${q})`],
    [promql.sort(queue), `sort(${q})`],
    [promql.sortDesc(queue), `sort_desc(${q})`],
    [promql.clampMin(queue, 1), `clamp_min(${q}, 1)`],
    [promql.clampMax(queue, 1), `clamp_max(${q}, 1)`],
    [promql.clamp(queue, 0, 1), `clamp(${q}, 0, 1)`],
    [promql.time(), 'time()'],
    [promql.timestamp(queue), `timestamp(${q})`],
    [promql.vector(promql.time()), 'vector(time())'],
    [promql.scalar(sum(queue)), `scalar(sum(${q}))`],
    [promql.rate(calls, '5m'), `rate(${c})`],
    [promql.irate(calls, '5m'), `irate(${c})`],
    [promql.increase(calls, '5m'), `increase(${c})`],
    [promql.resets(calls, '5m'), `resets(${c})`],
    [promql.changes(calls, '5m'), `changes(${c})`],
    [promql.countOverTime(calls, '5m'), `count_over_time(${c})`],
    [promql.presentOverTime(calls, '5m'), `present_over_time(${c})`],
    [promql.lastOverTime(queue, '5m'), `last_over_time(${q}[5m])`],
    [promql.delta(queue, '5m'), `delta(${q}[5m])`],
    [promql.deriv(queue, '5m'), `deriv(${q}[5m])`],
    [promql.avgOverTime(queue, '5m'), `avg_over_time(${q}[5m])`],
    [promql.minOverTime(queue, '5m'), `min_over_time(${q}[5m])`],
    [promql.maxOverTime(queue, '5m'), `max_over_time(${q}[5m])`],
    [promql.sumOverTime(queue, '5m'), `sum_over_time(${q}[5m])`],
    [promql.stddevOverTime(queue, '5m'), `stddev_over_time(${q}[5m])`],
    [promql.quantileOverTime(0.5, queue, '5m'), `quantile_over_time(0.5, ${q}[5m])`],
    [promql.predictLinear(queue, '5m', 60), `predict_linear(${q}[5m], 60)`],
    [promql.rate(promql.countOf(latency), '5m'), 'rate(latency_count{job="shop"}[5m])'],
    [promql.rate(promql.sumOf(latency), '5m'), 'rate(latency_sum{job="shop"}[5m])'],
    [promql.avg(queue), `avg(${q})`],
    [promql.min(queue), `min(${q})`],
    [promql.max(queue), `max(${q})`],
    [promql.count(queue), `count(${q})`],
    [promql.avgBy(['job'], queue), `avg by (job) (${q})`],
    [promql.minBy(['job'], queue), `min by (job) (${q})`],
    [promql.maxBy(['job'], queue), `max by (job) (${q})`],
    [promql.countBy(['job'], queue), `count by (job) (${q})`],
    [promql.sumWithout(['job'], queue), `sum without (job) (${q})`],
    [promql.avgWithout(['job'], queue), `avg without (job) (${q})`],
    [promql.minWithout(['job'], queue), `min without (job) (${q})`],
    [promql.maxWithout(['job'], queue), `max without (job) (${q})`],
    [promql.topk(3, queue), `topk(3, ${q})`],
    [promql.bottomk(3, queue), `bottomk(3, ${q})`],
    [promql.plus(queue, 1), `${q} + 1`],
    [promql.minus(1, queue), `1 - ${q}`],
    [promql.times(queue, queue), `${q} * ${q}`],
    [promql.dividedBy(queue, promql.time()), `${q} / time()`],
    [above(queue, 1), `${q} > 1`],
    [below(queue, 1), `${q} < 1`],
    [atLeast(queue, 1), `${q} >= 1`],
    [atMost(queue, 1), `${q} <= 1`],
    [equals(queue, queue), `${q} == ${q}`],
    [differsFrom(queue, promql.time()), `${q} != time()`],
    [promql.and(queue, queue), `${q} and ${q}`],
    [promql.unless(queue, queue), `${q} unless ${q}`],
    [promql.or(queue, queue), `${q} or ${q}`],
    [orZero(sum(queue)), `sum(${q}) or on () vector(0)`],
    [whether(above(queue, 1)), `${q} > bool 1`],
    [absent(select(info, { version: 'x' })), 'absent(info{version="x"})'],
  ])('%#', (expr, text) => {
    expect(textOf(expr)).toBe(text);
  });
});

describe('in the real rule engine', () => {
  beforeAll(() => tool('promtool'), fetchTimeout);
  const series = {
    'queue{job="shop",instance="h:1"}': '0+2x20',
    'latency_bucket{job="shop",instance="h:1",le="1"}': '0+3x20',
    'latency_bucket{job="shop",instance="h:1",le="+Inf"}': '0+4x20',
    'quiet_total{job="shop",instance="h:1"}': '5x20',
  };
  const valuesOf = async (...exprs: unknown[]): Promise<(number | undefined)[]> => {
    const ask = exprs.map((expr) => ({ expr: textOf(expr), at: '10m' }));
    return (await evaluate({ series, ask })).map((answer) => samplesOf(answer)[0]?.value);
  };

  it('a ratio of a quiet hour is nothing, where a bare quotient is NaN', async () => {
    const quiet = sum(promql.increase(counter('quiet_total', { from: shop, help: 'Quiet' }), '5m'));
    expect(await valuesOf(promql.dividedBy(quiet, quiet), promql.ratio(quiet, quiet))).toEqual([NaN, undefined]);
  });

  it('orZero is the value where there is one and 0 where there is none', async () => {
    expect(await valuesOf(orZero(sum(queue)), orZero(sum(above(queue, 1000))))).toEqual([20, 0]);
  });

  it('whether is 0 or 1 where a comparison alone drops the series', async () => {
    expect(await valuesOf(whether(above(queue, 1000)), whether(below(queue, 1000)), above(queue, 1000))).toEqual([
      0,
      1,
      undefined,
    ]);
  });

  it('provided keeps the value of what it guards', async () => {
    const perJob = sumBy(['job'], queue);
    const guarded = (limit: number) => above(perJob, 5, { provided: [atLeast(perJob, 1), atLeast(perJob, limit)] });
    expect(await valuesOf(guarded(20), guarded(21))).toEqual([20, undefined]);
  });

  it('a quantile of a histogram is interpolated between its buckets', async () => {
    expect(await valuesOf(promql.histogramQuantile(0.5, latency, '5m'))).toEqual([expect.closeTo(2 / 3, 10)]);
  });
});

describe('misuse that no type can see is a bug of the caller', () => {
  it('whether() takes nothing but a comparison', () => {
    expect(() => whether(sum(queue))).toThrow('whether() takes a comparison');
    expect(() => whether(above(queue, 1, { provided: queue }))).toThrow('whether() takes a comparison');
  });

  it('anyOf() takes at least one metric', () => {
    expect(() => anyOf([])).toThrow('at least one metric');
  });

  it('a function of a window takes a selector and a window, or a subquery', () => {
    expect(() => promql.avgOverTime(queue, undefined as never)).toThrow('a window is missing');
    expect(() => promql.rate(sum(queue) as never, '5m')).toThrow('a selector was expected');
    expect(() => selectorOf(sum(queue))).toThrow('a selector was expected');
  });
});

describe('what a function is given', () => {
  it('is never changed by it', () => {
    const picked = select(queue, { instance: 'h:1' });
    const before = JSON.stringify(picked.node);
    promql.offset(picked, '1h');
    select(picked, { instance: 'h:2' });
    above(picked, 1, { provided: picked });
    expect(JSON.stringify(picked.node)).toBe(before);
    expect(textOf(queue)).toBe(q);
  });
});
