import { beforeAll, describe, expect, it } from 'vitest';
import { expositionOf } from '../../../engine/emit/exposition.ts';
import { exporter, gauge } from '../../../engine/metric.ts';
import { checkMetrics } from '../../../engine/prometheus/promtool.ts';
import { exposed } from '../../../metrics/index.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { failed, latency } from '../small-project.ts';

const shop = exporter('shop', 'the shop');

describe('the exposition of a freshly started process', () => {
  it('has HELP, TYPE and a zero for every metric, in order', () => {
    const uptime = gauge('uptime_seconds', { from: shop, help: 'Uptime', unit: 'seconds' });
    expect(expositionOf([uptime, failed])).toBe(
      [
        '# HELP uptime_seconds Uptime',
        '# TYPE uptime_seconds gauge',
        'uptime_seconds 0',
        '# HELP calls_failed_total Calls that failed',
        '# TYPE calls_failed_total counter',
        'calls_failed_total 0',
        '',
      ].join('\n'),
    );
  });

  it('declares the type that the process declares, not the one that it should', () => {
    const uptime = gauge('uptime_seconds', { from: shop, help: 'Uptime', declaredAs: 'counter' });
    expect(expositionOf([uptime])).toContain('# TYPE uptime_seconds counter\n');
  });

  it('has every bucket of a histogram, its sum and its count', () => {
    expect(expositionOf([latency]).split('\n').slice(2)).toEqual([
      'latency_seconds_bucket{le="0.1"} 0',
      'latency_seconds_bucket{le="1"} 0',
      'latency_seconds_bucket{le="+Inf"} 0',
      'latency_seconds_sum 0',
      'latency_seconds_count 0',
      '',
    ]);
  });

  it('escapes line breaks and backslashes in HELP', () => {
    expect(expositionOf([gauge('a', { from: shop, help: 'one\\two\nthree' })])).toContain(
      '# HELP a one\\\\two\\nthree\n',
    );
  });

  describe('as the real promtool reads it', () => {
    let promtool: string;
    beforeAll(async () => {
      promtool = await tool('promtool');
    }, fetchTimeout);

    it('is well formed, the uptime apart that the server declares a counter', async () => {
      const { output } = await checkMetrics(promtool, expositionOf([...exposed, latency]));
      expect(output.trim()).toBe('uptime_seconds counter metrics should have "_total" suffix');
    });
  });
});
