import { expect, it } from 'vitest';
import { alertRange } from '../../../../engine/checks/alerts/alert-range.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { above, atLeast, below, dividedBy, equals, increase, sum, times } from '../../../../engine/promql/index.ts';
import { calls, drift, failed, queue, up } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const when = (value: AnyValue) => told(alertRange, withAlert(value));
const share = dividedBy(sum(increase(failed, '5m')), sum(increase(calls, '5m')));

it('accepts limits in the measure of the value', () => {
  for (const value of [
    above(share, 0.1),
    above(times(share, 100), 10),
    above(queue, 5),
    below(drift, 0.5),
    equals(up, 0),
  ])
    expect(when(value)).toEqual([]);
});

it('refuses a share as the limit of a percentage or of a count', () => {
  expect(when(above(times(share, 100), 0.1))[0]).toContain(
    '> 0.1" a percentage between 0 and 100, compared with 0.1 -> did you mean 10?',
  );
  expect(when(above(sum(increase(failed, '5m')), 0.1))[0]).toContain(
    'a count, compared with 0.1: every event passes that',
  );
  expect(when(above(queue, 5, { provided: atLeast(queue, 0.2) }))).toHaveLength(1);
  expect(when(equals(up, 0.5))[0]).toContain('0 or 1, compared with 0.5');
});
