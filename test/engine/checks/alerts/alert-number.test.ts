import { describe, expect, it } from 'vitest';
import { alertNumber } from '../../../../engine/checks/alerts/alert-number.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { above, dividedBy, increase, rate, ratio, sum, sumBy, times } from '../../../../engine/promql/index.ts';
import { calls, drift, failed, free, queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const failureRatio = above(ratio(sumBy(['job'], increase(failed, '5m')), sumBy(['job'], increase(calls, '5m'))), 0.1);
const percentage = above(times(dividedBy(sum(increase(failed, '5m')), sum(increase(calls, '5m'))), 100), 10);

const described = (when: AnyValue, description: string) => told(alertNumber, withAlert(when, { description }));

describe('a value', () => {
  it('is printed in the form of its unit', () => {
    expect(described(failureRatio, '{{ $value | humanizePercentage }} failed.')).toEqual([]);
    expect(described(above(drift, 1), 'Off by {{ $value | humanizeDuration }}.')).toEqual([]);
    expect(described(above(free, 1), '{{ $value | humanize1024 }}B free.')).toEqual([]);
    expect(described(above(queue, 1), '{{ $value | printf "%.0f" }} wait.')).toEqual([]);
    expect(described(above(queue, 1), '{{ $value | humanize }} wait.')).toEqual([]);
    expect(described(above(sum(rate(calls, '5m')), 1), '{{ $value | humanize }} calls per second.')).toEqual([]);
    expect(described(percentage, '{{ $value | printf "%.1f" }}% failed.')).toEqual([]);
    expect(described(failureRatio, 'Of {{ $labels.job }}.')).toEqual([]);
  });

  it('that is a ratio is not printed with a percent sign', () => {
    const told = described(failureRatio, 'RPC: {{ $value }}% of the calls failed.');
    expect(told).toEqual([
      'QueueLong > description: "{{ $value }}%" a ratio between 0 and 1, printed with a percent sign: 0.15 would read "0.15%" -> write {{ $value | humanizePercentage }}',
    ]);
    expect(described(failureRatio, '{{ $value | printf "%.2f" }}% failed.')).toHaveLength(1);
    expect(described(failureRatio, '{{ $value | printf "%.2f%%" }} failed.')).toHaveLength(1);
  });

  it('is not printed with all its digits', () => {
    expect(described(failureRatio, '{{ $value }} of the calls failed.')[0]).toContain(
      'it may read "0.15384615384615385" -> write {{ $value | humanizePercentage }}',
    );
    expect(described(above(queue, 1), '{{ $value }} wait.')[0]).toContain('-> write {{ $value | printf "%.0f" }}');
    expect(described(above(queue, 1), '{{ print $value }} wait.')).toHaveLength(1);
  });

  it('is not humanised as what it is not', () => {
    expect(described(above(queue, 1), '{{ $value | humanizePercentage }}.')[0]).toContain(
      'humanizePercentage is for a ratio between 0 and 1, and this is a count',
    );
    expect(described(percentage, '{{ $value | humanizePercentage }}.')[0]).toContain(
      'this is a percentage between 0 and 100, and would come out a hundred times too large',
    );
    expect(described(above(free, 1), '{{ $value | humanizeDuration }}.')[0]).toContain(
      'humanizeDuration is for seconds, and this is a number of bytes',
    );
    expect(described(failureRatio, '{{ $value | humanize1024 }}.')[0]).toContain('humanize1024 is for bytes');
    expect(described(failureRatio, '{{ $value | humanize }}.')[0]).toContain('humanize would print 0.15 as "150m"');
    expect(described(above(drift, 1), '{{ $value | humanize }} off.')[0]).toContain(
      '-> write {{ $value | humanizeDuration }}',
    );
  });

  it('is not rounded away, or given to a verb for other things', () => {
    expect(described(failureRatio, '{{ $value | printf "%.0f" }}.')[0]).toContain(
      'a ratio between 0 and 1, rounded to an integer: 0.15 would read "0"',
    );
    expect(described(above(queue, 1), '{{ $value | printf "%d" }}.')[0]).toContain(
      '%d is not for numbers with a fraction: this would read "%!d(float64=3)"',
    );
    expect(described(above(queue, 1), '{{ $value | printf "many" }}.')[0]).toContain('this format prints no number');
  });

  it('does not get its unit twice', () => {
    expect(described(failureRatio, '{{ $value | humanizePercentage }}% failed.')[0]).toContain(
      'humanizePercentage writes the percent sign itself',
    );
    expect(described(above(drift, 1), '{{ $value | humanizeDuration }} seconds off.')[0]).toContain(
      'humanizeDuration writes the unit itself',
    );
  });
});
