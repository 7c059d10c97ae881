import { describe, expect, it } from 'vitest';
import { counter, gauge } from '../../../../engine/metric.ts';
import { above, absent, anyOf, count, increase, promql, sum } from '../../../../engine/promql/index.ts';
import { delay, latency, orders, queue, shop } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

describe('unknown-metric', () => {
  it.each([
    ['a metric of the catalogue', above(queue, 1)],
    ['a recording rule', rawOf(promql`job:calls:rate5m > 1`)],
    ['a part of a histogram', rawOf(promql`increase(latency_seconds_sum[5m]) > 1`)],
    ['a former name', rawOf(promql`increase(sales_total[5m]) > 1`)],
    ['a part of a histogram under its former name', rawOf(promql`increase(lag_seconds_count[5m]) > 1`)],
    ['raw text around a renamed metric', rawOf(promql`${sum(increase(orders, '5m'))} > 1`)],
    ['matchers alone', rawOf(promql`{__name__="queue_length"} > 1`)],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when).filter(({ id }) => id === 'unknown-metric')).toEqual([]);
  });

  it('reports a mistyped name with the one that was meant', () => {
    expect(inAlert(rawOf(promql`sum(increase(call_total{job="shop"}[1h])) > 1`))).toEqual([
      {
        id: 'unknown-metric',
        under: expect.stringMatching(/^call_total\{job="shop"\}/),
        message: 'not exposed by any exporter of the catalogue',
        help: 'did you mean calls_total?',
      },
    ]);
  });

  it('says where to declare a name that is like no other', () => {
    expect(inAlert(rawOf(promql`xyzzy > 1`))).toMatchObject([
      { under: 'xyzzy', help: 'declare it in metrics/, in the file of the exporter that exposes it' },
    ]);
  });

  it('reports a typed metric that the catalogue does not list, among several, too', () => {
    const forgotten = gauge('forgotten', { from: shop, help: 'Forgotten' });
    expect(inAlert(above(forgotten, 1))).toMatchObject([{ id: 'unknown-metric', under: 'forgotten{job="shop"}' }]);
    expect(inAlert(above(count(anyOf([queue, forgotten])), 1))).toMatchObject([{ id: 'unknown-metric' }]);
    expect(inAlert(above(sum(increase(counter('call_total', { from: shop, help: 'x' }), '5m')), 1))).toMatchObject([
      { help: 'did you mean calls_total?' },
    ]);
  });

  it('reports a histogram as a whole, which has no series', () => {
    const finding = { id: 'unknown-metric', message: 'a histogram, which has no series of its own name' };
    expect(inAlert(absent(latency))).toMatchObject([{ ...finding, under: 'latency_seconds{job="shop"}' }]);
    expect(inAlert(rawOf(promql`delay_seconds > 1`))).toEqual([
      {
        ...finding,
        under: 'delay_seconds',
        help: `its series are ${delay.name}_bucket, ${delay.name}_sum, ${delay.name}_count`,
      },
    ]);
  });
});
