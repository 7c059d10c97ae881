import { beforeAll, describe, expect, it } from 'vitest';
import { counter, everyTarget, exporter, gauge, histogram } from '../../../engine/metric.ts';
import { expression, nodeOf } from '../../../engine/promql/expression.ts';
import { withFormerNames } from '../../../engine/promql/former-names.ts';
import {
  above,
  absent,
  anyOf,
  avgOverTime,
  changes,
  count,
  countOf,
  deriv,
  type Expression,
  histogramQuantile,
  increase,
  lifetime,
  maxOverTime,
  minus,
  offset,
  predictLinear,
  presentOverTime,
  quantileOverTime,
  rate,
  ratio,
  resets,
  select,
  subquery,
  sum,
  sumBy,
} from '../../../engine/promql/index.ts';
import { renderBlock, renderText } from '../../../engine/promql/render.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { evaluate, samplesOf } from './evaluate.ts';

const shop = exporter('shop', 'the shop');
const jobs = { shop: 'shop' };
const renamed = { from: shop, until: '2027-06-30' } as const;
const orders = counter('orders_total', {
  ...renamed,
  help: 'Orders',
  formerly: 'sales_total',
  labels: { kind: ['a', 'b'] },
});
const queue = gauge('queue_length', { ...renamed, help: 'Queue', formerly: 'backlog' });
const latency = histogram('latency_seconds', {
  ...renamed,
  help: 'Latency',
  formerly: 'delay_seconds',
  unit: 'seconds',
  buckets: [1],
});
const workers = gauge('workers', { from: shop, help: 'Workers' });
const health = gauge('health', { from: everyTarget, help: 'Health', formerly: 'alive', until: '2027-06-30' });

const textOf = (expr: unknown): string => renderText(expression(nodeOf(expr)), jobs).text;
const job = '{job="shop"}';

beforeAll(() => tool('promtool'), fetchTimeout);

describe('a renamed metric', () => {
  const growth = (f: string, w: string) => {
    const [now, before] = [`${f}(orders_total${job}[${w}])`, `${f}(sales_total${job}[${w}])`];
    return `(${now} + ${before}) or ${now} or ${before}`;
  };

  it.each([
    ['rate', rate(orders, '5m')],
    ['increase', increase(orders, '5m')],
  ])('in %s is the sum of both names, or whichever there is', (f, expr) => {
    expect(textOf(expr)).toBe(growth(f, '5m'));
  });

  it.each([
    ['resets', resets(orders, '1h'), 'resets(N[1h])'],
    ['changes', changes(queue, '1h'), 'changes(N[1h])'],
    ['presence', presentOverTime(queue, '1h'), 'present_over_time(N[1h])'],
    ['an average', avgOverTime(queue, '1h'), 'avg_over_time(N[1h])'],
    ['a derivative', deriv(queue, '1h'), 'deriv(N[1h])'],
    ['a forecast', predictLinear(queue, '1h', 60), 'predict_linear(N[1h], 60)'],
    ['a quantile over time', quantileOverTime(0.9, queue, '1h'), 'quantile_over_time(0.9, N[1h])'],
    ['an offset', maxOverTime(offset(queue, '1d'), '1h'), 'max_over_time(N[1h] offset 1d)'],
  ])('in %s is one name or the other', (_what, expr, form) => {
    const [now, before] =
      expr.facts.metrics[0] === 'orders_total' ? ['orders_total', 'sales_total'] : ['queue_length', 'backlog'];
    const under = (name: string) => form.replace('N', `${name}${job}`);
    expect(textOf(expr)).toBe(`${under(now)} or ${under(before)}`);
  });

  it.each([
    ['itself', queue, `queue_length${job} or backlog${job}`],
    ['an offset', offset(queue, '1d'), `queue_length${job} offset 1d or backlog${job} offset 1d`],
    ['every target', health, 'health or alive'],
    ['matchers', select(health, { job: 'x' }), 'health{job="x"} or alive{job="x"}'],
    [
      'a raw counter',
      lifetime(select(orders, { kind: 'a' })),
      `orders_total{job="shop",kind="a"} or sales_total{job="shop",kind="a"}`,
    ],
    ['a sum', sumBy(['job'], queue), `sum by (job) (queue_length${job} or backlog${job})`],
    ['a comparison', above(queue, 5), `(queue_length${job} or backlog${job}) > 5`],
    ['a difference', minus(workers, queue), `workers${job} - (queue_length${job} or backlog${job})`],
    [
      'a subquery',
      maxOverTime(subquery(queue, '1h', '5m')),
      `max_over_time((queue_length${job} or backlog${job})[1h:5m])`,
    ],
    ['a negation', expression({ op: 'negate', of: nodeOf(queue) }), `-(queue_length${job} or backlog${job})`],
  ])('with %s is `new or old`', (_what, expr, text) => {
    expect(textOf(expr)).toBe(text);
  });

  it('inside a sum and a ratio keeps its own parentheses', () => {
    const all = sum(rate(orders, '5m'));
    const form = `sum(${growth('rate', '5m')})`;
    expect(textOf(ratio(all, all))).toBe(`${form} / (${form} > 0)`);
  });

  it('is absent while both names are', () => {
    expect(textOf(absent(queue))).toBe(`absent(queue_length${job}) and absent(backlog${job})`);
    const overTime = expression({
      op: 'call',
      function: 'absent_over_time',
      arguments: [{ op: 'range', of: nodeOf(queue) as never, window: '1h' }],
    });
    expect(textOf(overTime)).toBe(`absent_over_time(queue_length${job}[1h]) and absent_over_time(backlog${job}[1h])`);
  });

  it('is counted among others under both names', () => {
    expect(textOf(count(anyOf([queue, workers])))).toBe('count({job="shop",__name__=~"queue_length|backlog|workers"})');
  });

  it('that is a histogram has all of its parts renamed', () => {
    const bucket = (name: string) => `rate(${name}_bucket${job}[5m])`;
    const [now, before] = ['latency_seconds', 'delay_seconds'].map(bucket);
    expect(textOf(histogramQuantile(0.9, latency, '5m'))).toBe(
      `histogram_quantile(0.9, sum by (le) ((${now} + ${before}) or ${now} or ${before}))`,
    );
    expect(textOf(increase(countOf(latency), '5m'))).toContain('increase(delay_seconds_count{job="shop"}[5m])');
  });

  it('is rewritten in a rule file, too, each name on its line', () => {
    const lines = renderBlock(increase(orders, '30d'), jobs).split('\n');
    expect(lines).toEqual([
      `(increase(orders_total${job}[30d]) + increase(sales_total${job}[30d]))`,
      `or increase(orders_total${job}[30d])`,
      `or increase(sales_total${job}[30d])`,
    ]);
  });

  it('keeps the facts of the expression that its author wrote', () => {
    expect(sum(increase(orders, '30d')).facts).toMatchObject({ metrics: ['orders_total'], labels: [], unit: 'count' });
  });
});

describe('an expression without renamed metrics', () => {
  it.each([
    ['a comparison', above(workers, 1)],
    ['a ratio', ratio(sum(workers), sum(workers))],
    ['a count of several metrics', count(anyOf([workers]))],
    ['absence', absent(workers)],
    ['a subquery', maxOverTime(subquery(workers, '1h', '5m'))],
    ['a window', maxOverTime(workers, '1h')],
  ])('is the very same tree: %s', (_what, { node }: Expression) => {
    expect(withFormerNames(node)).toBe(node);
  });
});

describe('in the real rule engine, with a rename at day 15 of 30, sampled hourly', () => {
  const half = 15 * 24;
  const stale = `stale _x${half}`;
  const series = {
    [`sales_total{job="shop",instance="h:1",kind="a"}`]: `0+2x${half - 1} ${stale}`,
    [`orders_total{job="shop",instance="h:1",kind="a"}`]: `_x${half - 1} 0+3x${2 * half}`,
    [`sales_total{job="shop",instance="h:1",kind="b"}`]: `0+1x${half - 1} ${stale}`,
    [`backlog{job="shop",instance="h:1"}`]: `7x${half - 1} ${stale}`,
    [`queue_length{job="shop",instance="h:1"}`]: `_x${half - 1} 7x${2 * half}`,
  };
  const hours = (n: number) => `${n}h`;

  it('a window of 30 days counts both halves', async () => {
    const expr = textOf(sumBy(['kind'], increase(orders, '30d')));
    const [answer] = await evaluate({ series, interval: '1h', ask: [{ expr, at: hours(2 * half) }] });
    const byKind = Object.fromEntries(samplesOf(answer).map(({ labels, value }) => [labels.kind, value]));
    expect(byKind.a).toBeGreaterThan(0.99 * half * 5);
    expect(byKind.a).toBeLessThan(1.01 * half * 5);
    expect(byKind.b).toBeGreaterThan(0.99 * half);
    expect(byKind.b).toBeLessThan(1.01 * half);
  });

  it('a window wholly before or after it counts the one name', async () => {
    const expr = textOf(sum(increase(select(orders, { kind: 'a' }), '5d')));
    const ask = [hours(10 * 24), hours(25 * 24)].map((at) => ({ expr, at }));
    const [before, after] = (await evaluate({ series, interval: '1h', ask })).map(
      (answer) => samplesOf(answer)[0]!.value,
    );
    expect(before! / (5 * 24 * 2)).toBeCloseTo(1, 2);
    expect(after! / (5 * 24 * 3)).toBeCloseTo(1, 2);
  });

  it('a graph of a gauge has no gap and never two lines', async () => {
    const expr = textOf(queue);
    const ask = [half - 3, half - 2, half - 1, half, half + 1, half + 2].map((hour) => ({ expr, at: hours(hour) }));
    const answers = await evaluate({ series, interval: '1h', ask });
    expect(answers.map((answer) => samplesOf(answer).map(({ value }) => value))).toEqual(ask.map(() => [7]));
  });

  it('absence is quiet through it and speaks when both names are gone', async () => {
    const expr = textOf(absent(queue));
    const ask = [half - 2, half, half + 2, 3 * half + 5].map((hour) => ({ expr, at: hours(hour) }));
    const answers = await evaluate({ series, interval: '1h', ask });
    expect(answers.map((answer) => samplesOf(answer).length)).toEqual([0, 0, 0, 1]);
    expect(samplesOf(answers[3])[0]!.labels).toEqual({ job: 'shop' });
  });
});
