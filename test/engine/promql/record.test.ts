import { describe, expect, it } from 'vitest';
import { counter, exporter } from '../../../engine/metric.ts';
import { expression, nodeOf } from '../../../engine/promql/expression.ts';
import { above, maxOverTime, rate, record, select, sumBy } from '../../../engine/promql/index.ts';
import { renderText } from '../../../engine/promql/render.ts';

const shop = exporter('shop', 'the shop');
const calls = counter('calls_total', { from: shop, help: 'Calls' });
const callRate = record('job:calls:rate5m', sumBy(['job', 'instance'], rate(calls, '5m')));
const textOf = (expr: unknown): string => renderText(expression(nodeOf(expr)), { shop: 'shop' }).text;

describe('a recording rule', () => {
  it('holds its name, its expression and the line that declares it', () => {
    expect(callRate).toMatchObject({ kind: 'recorded', name: 'job:calls:rate5m' });
    expect(textOf(callRate.expr)).toBe('sum by (job, instance) (rate(calls_total{job="shop"}[5m]))');
    expect(callRate.place()).toMatchObject({ file: import.meta.filename, line: 9 });
  });

  it('is read by its name alone, since its expression has the job already', () => {
    expect(textOf(above(callRate, 1))).toBe('job:calls:rate5m > 1');
    expect(textOf(maxOverTime(callRate, '1h'))).toBe('max_over_time(job:calls:rate5m[1h])');
  });

  it('takes matchers on the labels of its expression', () => {
    expect(textOf(select(callRate, { instance: 'h:1' }))).toBe('job:calls:rate5m{instance="h:1"}');
  });

  it('has the labels and the unit of its expression', () => {
    const { facts } = select(callRate, { instance: 'h:1' });
    expect(facts).toMatchObject({
      labels: ['instance', 'job'],
      varying: [],
      unit: 'count/s',
      metrics: ['job:calls:rate5m'],
    });
  });
});
