import { describe, expect, it } from 'vitest';
import { above, promql, rate, rateInterval, sum } from '../../../../engine/promql/index.ts';
import { calls, queue, stock } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

describe('promql-syntax', () => {
  it('is silent about typed expressions and about raw text that Prometheus takes', () => {
    expect(inAlert(above(queue, 1))).toEqual([]);
    expect(inAlert(rawOf(promql`sum by (job) (queue_length) > 1`))).toEqual([]);
    expect(onPanel(sum(rate(calls, rateInterval)))).toEqual([]);
  });

  it('reports raw text that does not parse, and lets no other check guess about it', () => {
    expect(inAlert(rawOf(promql`sum(queue_lenght > 1`))).toEqual([
      { id: 'promql-syntax', under: '(', message: 'this ( is never closed', help: 'add )' },
    ]);
  });

  it('reports what the type checker refuses', () => {
    expect(inAlert(rawOf(promql`sum(queue_length[5m]) > 1`))).toMatchObject([
      { id: 'promql-syntax', under: 'queue_length[5m]', message: expect.stringContaining('range') },
    ]);
  });

  it('reports a variable of Grafana in a rule', () => {
    expect(inAlert(rawOf(promql`rate(calls_total[$__rate_interval]) > 1`))).toMatchObject([
      { id: 'promql-syntax', under: '$__rate_interval' },
    ]);
  });

  it('reports a metric of an exporter that the site does not scrape, by its name', () => {
    expect(inAlert(above(stock, 1))).toEqual([
      {
        id: 'promql-syntax',
        under: '',
        message: 'reads the warehouse, which this site does not scrape',
        help: 'show or watch it only where the site has that part',
      },
    ]);
  });
});
