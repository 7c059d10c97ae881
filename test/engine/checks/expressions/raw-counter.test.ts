import { describe, expect, it } from 'vitest';
import { above, increase, lifetime, promql, rate, sum } from '../../../../engine/promql/index.ts';
import { calls, failed, queue } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

const finding = {
  id: 'raw-counter',
  under: 'calls_failed_total',
  message: 'a raw counter: it falls to 0 at every restart',
  help: 'take rate() or increase() of it first',
};

describe('raw-counter', () => {
  it.each([
    ['a rate', above(sum(rate(calls, '5m')), 1)],
    ['a gauge', above(queue, 1)],
    ['a number of counters', rawOf(promql`count(calls_failed_total) > 3`)],
    ['the largest counters', rawOf(promql`topk(3, calls_failed_total) and on (job) job:calls:rate5m > 1`)],
    [
      'a counter that guards something else',
      rawOf(promql`increase(calls_failed_total[5m]) > 1 unless calls_failed_total`),
    ],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it('is silent about a lifetime on a panel, of which other checks judge the place', () => {
    expect(onPanel(lifetime(failed) as never)).toEqual([]);
  });

  it.each([
    ['a comparison', promql`calls_failed_total > 1`],
    ['a calculation', promql`calls_failed_total - 1 > 1`],
    ['a sum', promql`sum(calls_failed_total) > 1`],
    ['a maximum over a window', promql`max_over_time(calls_failed_total[1h]) > 1`],
    ['a rounded counter', promql`round(calls_failed_total) > 1`],
    ['a ratio of counters', promql`calls_failed_total / (increase(calls_failed_total[5m]) > 0) > 0.5`],
  ])('reports %s once', (what, text) => {
    const under =
      what === 'a rounded counter'
        ? 'round(calls_failed_total)'
        : what.includes('window')
          ? 'max_over_time(calls_failed_total[1h])'
          : finding.under;
    expect(inAlert(rawOf(text))).toEqual([{ ...finding, under }]);
  });

  it('reports each of two counters', () => {
    expect(inAlert(rawOf(promql`sum(calls_failed_total) - sum(calls_total) > 0`)).map(({ under }) => under)).toEqual([
      'calls_failed_total',
      'calls_total',
    ]);
    expect(inAlert(above(sum(increase(calls, '5m')), 0))).toEqual([]);
  });
});
