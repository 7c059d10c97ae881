import { describe, expect, it } from 'vitest';
import { counter, gauge } from '../../../../engine/metric.ts';
import {
  above,
  increase,
  matches,
  maxOverTime,
  offset,
  select,
  subquery,
  sum,
} from '../../../../engine/promql/index.ts';
import { calls, failed, queue, shop } from '../../small-project.ts';
import { inAlert } from './findings.ts';

describe('literal', () => {
  it('is silent about names, durations and patterns that Prometheus takes', () => {
    const growing = increase(select(offset(calls, '1d'), { path: matches('/a(b|c)*') }), '1h30m' as never);
    expect(inAlert(above(sum(growing), 1))).toEqual([]);
  });

  it('reports a window that is no duration', () => {
    expect(inAlert(above(sum(increase(failed, '5x' as never)), 0))).toMatchObject([
      {
        id: 'literal',
        under: 'calls_failed_total{job="shop"}[5x]',
        message: expect.stringContaining('5x is no duration'),
      },
    ]);
    expect(inAlert(above(maxOverTime(subquery(sum(queue), '1h', '5 m' as never)), 0))).toMatchObject([
      { id: 'literal' },
    ]);
  });

  it('reports an offset that is no duration', () => {
    expect(inAlert(above(offset(queue, 'a day' as never), 0))).toMatchObject([
      { id: 'literal', under: expect.stringContaining('offset a day') },
    ]);
  });

  it('reports a pattern that RE2 refuses', () => {
    const growing = increase(select(calls, { path: matches('/a(') }), '5m');
    expect(inAlert(above(sum(growing), 1))).toMatchObject([
      { id: 'literal', under: 'calls_total{job="shop",path=~"/a("}' },
    ]);
  });

  it('reports a name that no metric can have', () => {
    const odd = gauge('queue-length', { from: shop, help: 'x' });
    expect(inAlert(above(odd, 1)).map(({ id }) => id)).toContain('literal');
    expect(
      inAlert(above(sum(increase(counter('a b', { from: shop, help: 'x' }), '5m')), 1)).map(({ id }) => id),
    ).toContain('literal');
  });
});
