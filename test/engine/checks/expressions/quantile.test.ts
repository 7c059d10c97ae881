import { describe, expect, it } from 'vitest';
import { above, histogramQuantile, promql, quantileOverTime } from '../../../../engine/promql/index.ts';
import { latency, queue } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

const message = 'a quantile is between 0 and 1: of any other, Prometheus makes Inf';

describe('quantile', () => {
  it.each([
    ['a quantile of a histogram', above(histogramQuantile(0.99, latency, '5m'), 1)],
    ['the smallest over time', above(quantileOverTime(0, queue, '5m'), 1)],
    ['the largest of several', rawOf(promql`quantile(1, queue_length) > 1`)],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it.each([
    ['a percentile of a histogram', above(histogramQuantile(95, latency, '5m'), 1), '95', '95 % is written 0.95'],
    ['a percentile over time', above(quantileOverTime(99.9, queue, '5m'), 1), '99.9', '99.9 % is written 0.999'],
    ['a percentile of several', rawOf(promql`quantile(50, queue_length) > 1`), '50', '50 % is written 0.5'],
    ['a negative quantile', above(quantileOverTime(-1, queue, '5m'), 1), '-1', 'write it as 0.95'],
  ])('reports %s', (_what, when, under, help) => {
    expect(inAlert(when)).toEqual([{ id: 'quantile', under, message, help }]);
  });
});
