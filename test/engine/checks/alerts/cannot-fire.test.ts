import { describe, expect, it } from 'vitest';
import type { AlertOptions } from '../../../../engine/alert.ts';
import { cannotFire } from '../../../../engine/checks/alerts/cannot-fire.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { gauge } from '../../../../engine/metric.ts';
import {
  above,
  atLeast,
  below,
  changes,
  equals,
  increase,
  plus,
  promql,
  rate,
  raw,
  record,
  resets,
  round,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { alertOf, calls, drift, failed, groupOf, shop } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const when = (value: AnyValue, hold?: AlertOptions['for']) =>
  told(cannotFire, {
    groups: [groupOf([{ ...alertOf(value), ...(hold ? { for: hold } : { for: undefined as never }) }])],
  });

describe('an alert on single events', () => {
  it('needs a window that is longer than `for`', () => {
    expect(when(above(increase(failed, '1h'), 0), '1h')).toEqual([
      'QueueLong: "for: 1h" one event leaves the window before `for` has passed -> a longer window (3h), or a shorter `for`',
    ]);
    expect(when(atLeast(round(sumBy(['job'], increase(failed, '5m'))), 1), '10m')).toHaveLength(1);
    expect(when(above(rate(failed, '5m'), 0), '5m')).toHaveLength(1);
    expect(when(above(resets(drift, '10m'), 0), '15m')).toHaveLength(1);
    expect(when(above(changes(drift, '10m'), 0.5), '15m')).toHaveLength(1);
    expect(when(above(plus(increase(failed, '3h'), increase(failed, '15m')), 0), '30m')).toHaveLength(1);
  });

  it('is found behind a recording rule and in raw text', () => {
    const recorded = record('job:calls_failed:increase5m', sumBy(['job'], increase(failed, '5m')));
    expect(
      told(cannotFire, { groups: [groupOf([recorded, alertOf(above(recorded, 0), { for: '5m' })])] }),
    ).toHaveLength(1);
    expect(
      when(raw(promql`increase(${failed}[5m]) > 0`, { labels: ['job', 'instance'], unit: 'count' }), '5m'),
    ).toHaveLength(1);
  });

  it('may fire where the event stays long enough, or many are asked for', () => {
    expect(when(above(increase(failed, '15m'), 0), '5m')).toEqual([]);
    expect(when(above(increase(failed, '15m'), 0))).toEqual([]);
    expect(when(above(increase(failed, '5m'), 10), '10m')).toEqual([]);
    expect(when(equals(increase(failed, '5m'), 0), '10m')).toEqual([]);
    expect(when(above(rate(calls, '5m'), 3), '10m')).toEqual([]);
  });

  it('may not look back over less than an evaluation interval', () => {
    expect(told(cannotFire, withAlert(above(increase(failed, '1m'), 0), { for: '10s' }, { interval: '5m' }))[0]).toBe(
      'QueueLong: "for: 10s" an event may come and leave the window between two evaluations, which are 5 minutes apart -> a window of at least two evaluation intervals',
    );
  });
});

describe('an alert on a young process', () => {
  const uptime = gauge('uptime_seconds', { from: shop, help: 'Uptime', unit: 'seconds' });

  it('cannot wait longer than the process is young', () => {
    expect(when(below(uptime, 600), '15m')).toEqual([
      'QueueLong: "for: 15m" the process is older than that before `for` has passed: it is young for 10 minutes only -> a shorter `for`, or none',
    ]);
    expect(when(below(uptime, 600), '5m')).toEqual([]);
    expect(when(above(uptime, 600), '15m')).toEqual([]);
  });
});

it('warns where `for` is shorter than the interval', () => {
  expect(when(above(increase(failed, '15m'), 5), '10s')).toEqual([
    'warning QueueLong: `for` of 10s is shorter than the 30 seconds between two evaluations, which it lasts anyway -> write 30s, or leave it out',
  ]);
});
