import { describe, expect, it } from 'vitest';
import { computed, counter, everyTarget, exporter, gauge, histogram } from '../../engine/metric.ts';

const shop = exporter('shop', 'the shop');

describe('a metric', () => {
  it('has the labels of its target beside its own', () => {
    const calls = counter('calls_total', {
      from: shop,
      help: 'Calls',
      labels: { mode: ['idle', 'busy'], path: 'any' },
    });
    expect(calls.labels).toEqual({ mode: ['idle', 'busy'], path: 'any', job: 'any', instance: 'any' });
  });

  it('of no target has none but its own', () => {
    expect(gauge('ALERTS', { from: computed, help: 'Alerts', labels: { severity: 'any' } }).labels).toEqual({
      severity: 'any',
    });
  });

  it('of every target has a job that is not one of ours', () => {
    expect(gauge('up', { from: everyTarget, help: 'Up' })).toMatchObject({
      from: { id: '' },
      labels: { job: 'any', instance: 'any' },
    });
  });

  it('counts, unless it says what it measures', () => {
    expect(gauge('queue', { from: shop, help: 'Queue' }).unit).toBe('count');
    expect(gauge('free_bytes', { from: shop, help: 'Free', unit: 'bytes' }).unit).toBe('bytes');
  });

  it('knows its type, and the one that its exporter declares where that differs', () => {
    expect(counter('calls_total', { from: shop, help: 'Calls' })).toMatchObject({ kind: 'metric', type: 'counter' });
    expect(gauge('uptime', { from: shop, help: 'Uptime', declaredAs: 'counter' })).toMatchObject({
      type: 'gauge',
      declaredAs: 'counter',
    });
    expect(histogram('latency', { from: shop, help: 'Latency', buckets: [0.1, 1] })).toMatchObject({
      type: 'histogram',
      buckets: [0.1, 1],
    });
  });

  it('keeps the name that it had before', () => {
    const renamed = counter('orders_total', {
      from: shop,
      help: 'Orders',
      formerly: 'sales_total',
      until: '2027-06-30',
    });
    expect(renamed).toMatchObject({ formerly: 'sales_total', until: '2027-06-30' });
  });
});
