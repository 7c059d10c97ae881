import { describe, expect, it } from 'vitest';
import {
  above,
  histogramQuantile,
  increase,
  labelReplace,
  promql,
  select,
  sum,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { calls, free, latency } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

describe('unknown-label', () => {
  it.each([
    [
      'labels of a metric and of its target',
      above(sumBy(['mode', 'instance'], increase(select(calls, { path: '/' }), '5m')), 1),
    ],
    ['the le of buckets', above(histogramQuantile(0.9, latency, '5m', ['instance']), 1)],
    [
      'a label that label_replace adds',
      above(sumBy(['host'], labelReplace(free, 'host', '$1', 'instance', '(.*):.*')), 1),
    ],
    ['the name as a label', rawOf(promql`count by (__name__) ({__name__=~"queue_.*"}) > 1`)],
    ['a label that is taken away again', rawOf(promql`sum without (mode) (increase(calls_total[5m])) > 1`)],
    [
      'two sides with the label that they are matched on',
      rawOf(promql`sum by (job) (queue_length) * on (job) sum by (job) (up) > 1`),
    ],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it('reports a label of a matcher', () => {
    expect(inAlert(rawOf(promql`queue_length{jbo="shop"} > 1`))).toEqual([
      {
        id: 'unknown-label',
        under: 'jbo',
        message: 'these series have no label jbo',
        help: 'did you mean job?',
      },
    ]);
  });

  it('reports a label of a grouping', () => {
    expect(inAlert(rawOf(promql`sum by (zone) (queue_length) > 1`))).toEqual([
      {
        id: 'unknown-label',
        under: 'zone',
        message: 'its series have no label zone',
        help: 'there are instance, job',
      },
    ]);
    expect(inAlert(rawOf(promql`sum by (job) (sum(queue_length)) > 1`))).toMatchObject([
      { message: 'its series have no label job', help: 'there are no labels left' },
    ]);
  });

  it('reports a label that one of two sides lacks, and which', () => {
    expect(inAlert(rawOf(promql`queue_length / on (disk) free_bytes > 1`))).toContainEqual({
      id: 'unknown-label',
      under: 'disk',
      message: 'the left side has no label disk',
      help: 'there are instance, job',
    });
    expect(inAlert(above(sum(free), 1))).toEqual([]);
  });
});
