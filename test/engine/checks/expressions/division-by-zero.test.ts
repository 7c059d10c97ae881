import { describe, expect, it } from 'vitest';
import { above, clampMin, dividedBy, promql, rate, ratio, sum } from '../../../../engine/promql/index.ts';
import { calls, failed, free } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

const [part, whole] = [sum(rate(failed, '5m')), sum(rate(calls, '5m'))];
const finding = {
  id: 'division-by-zero',
  under: 'sum(rate(calls_total{job="shop"}[5m]))',
  message: 'may be 0 in a quiet hour, and 0/0 is NaN',
  help: 'write ratio(part, whole), which divides by (whole > 0)',
};

describe('division-by-zero', () => {
  it.each([
    ['a ratio', above(ratio(part, whole), 0.1)],
    ['a quotient of gauges', above(dividedBy(free, free), 0.1)],
    ['a divisor that is never 0', above(dividedBy(part, clampMin(whole, 1)), 0.1)],
    [
      'a recording rule with a guard',
      rawOf(promql`sum(increase(calls_failed_total[5m])) / sum(job:calls:rate5m > 0) > 0.1`),
    ],
    [
      'a guard inside a sum',
      rawOf(promql`sum(increase(calls_failed_total[5m])) / sum(increase(calls_total[5m]) >= 10) > 0.1`),
    ],
    [
      'two guarded parts',
      rawOf(promql`sum(up) / (sum(increase(calls_total[5m]) > 0) + sum(increase(calls_failed_total[5m]) > 0)) > 0.1`),
    ],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it('reports a bare quotient of rates, in alerts and on panels', () => {
    expect(inAlert(above(dividedBy(part, whole), 0.1))).toEqual([finding]);
    expect(onPanel(dividedBy(part, whole))).toEqual([finding]);
  });

  it('reports a divisor that a recording rule computes', () => {
    expect(inAlert(rawOf(promql`sum(up) / sum(job:calls:rate5m) > 0.1`))).toMatchObject([
      { ...finding, under: 'sum(job:calls:rate5m)' },
    ]);
  });

  it.each([
    ['keeps the zero', '>= 0'],
    ['answers 0 itself', '> bool 0'],
    ['keeps everything but a number that is not 0', '!= 5'],
    ['drops what is not 0', '== 0'],
  ])('reports a guard that %s', (_what, guard) => {
    const text = promql`sum(up) / (sum(increase(calls_total[5m])) ${guard}) > 0.1`;
    expect(
      inAlert(rawOf(text)).filter(({ id }) => id === 'division-by-zero'),
      guard,
    ).toHaveLength(1);
  });

  it('reports a divisor of which only one part is guarded', () => {
    const text = promql`sum(up) / (sum(increase(calls_total[5m]) > 0) * sum(increase(calls_failed_total[5m]))) > 0.1`;
    expect(inAlert(rawOf(text))).toMatchObject([{ id: 'division-by-zero' }]);
  });
});
