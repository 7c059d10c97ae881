import { describe, expect, it } from 'vitest';
import {
  above,
  anyOf,
  changes,
  count,
  deriv,
  increase,
  promql,
  rate,
  resets,
  subquery,
  avgOverTime,
  sum,
} from '../../../../engine/promql/index.ts';
import { calls, failed, free, latency, queue, up } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

const ofGauge = {
  id: 'rate-of-gauge',
  under: 'queue_length{job="shop"}',
  message: 'a gauge, and rate() is for counters: every fall of it would count as a restart',
  help: 'for a gauge use deriv() or delta(); resets() and changes() take both',
};

describe('rate-of-gauge', () => {
  it.each([
    ['a rate of a counter', above(sum(increase(failed, '5m')), 1)],
    ['a derivative of a gauge', above(deriv(queue, '5m'), 1)],
    ['resets and changes of either', above(sum(resets(queue, '5m')), 1, { provided: sum(changes(failed, '5m')) })],
    ['a subquery', above(avgOverTime(subquery(sum(queue), '1h', '5m')), 1)],
    ['a part of a histogram', rawOf(promql`rate(${latency}_count{job="shop"}[5m]) > 100`)],
    ['a count of several metrics', above(count(anyOf([queue, up])), 1)],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it('reports a rate of a gauge, where somebody talked the compiler out of it, under the gauge', () => {
    expect(inAlert(above(rate(queue as never, '5m'), 1))).toEqual([ofGauge]);
  });

  it('reports it in raw text', () => {
    expect(inAlert(rawOf(promql`rate(queue_length{job="shop"}[5m]) > 1`))).toEqual([
      { ...ofGauge, under: expect.stringMatching(/^queue_length/) },
    ]);
    const [finding] = inAlert(rawOf(promql`sum(increase(${free}[5m])) > 1`));
    expect(finding).toMatchObject({
      id: 'rate-of-gauge',
      message: expect.stringContaining('increase() is for counters'),
    });
  });

  it('reports a derivative of a counter, for which a restart is a fall', () => {
    expect(inAlert(rawOf(promql`deriv(${calls}[5m]) < 5`))).toEqual([
      {
        id: 'rate-of-gauge',
        under: expect.stringMatching(/^calls_total/),
        message: 'a counter, and deriv() is for gauges: a restart would count as a fall',
        help: 'for a counter use rate() or increase()',
      },
    ]);
  });

  it('reports a rate of a recording rule, which is a gauge to Prometheus', () => {
    expect(inAlert(rawOf(promql`rate(job:calls:rate5m[5m]) > 1`))).toMatchObject([
      { id: 'rate-of-gauge', under: expect.stringMatching(/^job:calls:rate5m/) },
    ]);
  });
});
