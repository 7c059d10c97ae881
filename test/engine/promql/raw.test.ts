import { describe, expect, it } from 'vitest';
import { counter, exporter, gauge } from '../../../engine/metric.ts';
import { above, increase, promql, raw, sum } from '../../../engine/promql/index.ts';
import { NoJob, renderText } from '../../../engine/promql/render.ts';

const shop = exporter('shop', 'the shop');
const jobs = { shop: 'shop' };
const queue = gauge('queue_length', { from: shop, help: 'Queue' });
const renamed = counter('orders_total', { from: shop, help: 'Orders', formerly: 'sales_total', until: '2027-06-30' });

describe('raw text', () => {
  it('takes metrics by name, exporters by job, expressions in parentheses and strings as they are', () => {
    const text = raw(promql`max(${queue}{job="${shop}"}) + ${sum(queue)} ${'> 3'}`, { labels: [], unit: 'count' });
    expect(renderText(text, jobs).text).toBe('max(queue_length{job="shop"}) + (sum(queue_length{job="shop"})) > 3');
  });

  it('keeps its backslashes', () => {
    const text = raw(promql`queue_length{instance=~"h\\d+:\\d+"}`, { labels: ['instance'], unit: 'count' });
    expect(renderText(text, jobs).text).toBe(String.raw`queue_length{instance=~"h\\d+:\\d+"}`);
  });

  it('reads a renamed metric under both names where it stands in an expression', () => {
    const text = raw(promql`max_over_time(${sum(increase(renamed, '5m'))}[1h:5m])`, { labels: [], unit: 'count' });
    expect(renderText(text, jobs).text).toContain('increase(sales_total{job="shop"}[5m])');
  });

  it('has the facts that its author declares, labels sorted and all of them varying unless said otherwise', () => {
    const declared = raw(promql`${queue}`, { labels: ['job', 'instance'], unit: 'count' });
    expect(declared.facts).toMatchObject({
      kind: 'instant',
      labels: ['instance', 'job'],
      varying: ['instance', 'job'],
      unit: 'count',
    });
    expect(raw(promql`${queue}`, { labels: ['job'], varying: [], unit: 'count' }).facts.varying).toEqual([]);
  });

  it('is a value like any other', () => {
    const text = raw(promql`${queue}`, { labels: ['job'], varying: [], unit: 'count' });
    expect(renderText(above(text, 1), jobs).text).toBe('(queue_length) > 1');
  });

  it('of an exporter that is not scraped is refused as a typed expression is', () => {
    const text = raw(promql`up{job="${shop}"}`, { labels: ['instance'], unit: 'boolean' });
    expect(() => renderText(text, {})).toThrow(NoJob);
  });
});
