import { expect, it } from 'vitest';
import { alertDuration } from '../../../../engine/checks/alerts/alert-duration.ts';
import { above } from '../../../../engine/promql/index.ts';
import { queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

it('refuses what Prometheus cannot read, or cannot look back over', () => {
  expect(told(alertDuration, withAlert(above(queue, 1), { for: '5m', keepFiringFor: '10m' }))).toEqual([]);
  expect(told(alertDuration, withAlert(above(queue, 1), { for: '1.5h' }))).toEqual([
    'QueueLong: "1.5h" is no duration for Prometheus -> write whole numbers with a unit, such as 90s, 5m or 1h',
  ]);
  expect(told(alertDuration, withAlert(above(queue, 1), { for: '0s' }))).toEqual([
    'QueueLong: `for` of 0 is the same as none -> leave it out',
  ]);
  expect(told(alertDuration, withAlert(above(queue, 1), { keepFiringFor: '90d' }))).toEqual([
    'QueueLong: `keepFiringFor` is longer than what Prometheus keeps -> write hours at most',
  ]);
});
