import { expect, it } from 'vitest';
import { alertSample } from '../../../../engine/checks/alerts/alert-sample.ts';
import {
  above,
  atLeast,
  below,
  complement,
  dividedBy,
  increase,
  ratio,
  record,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { alertOf, calls, failed, free, groupOf, queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const part = sumBy(['job'], increase(failed, '5m'));
const whole = sumBy(['job'], increase(calls, '5m'));

it('accepts a ratio of events that is judged from some number on', () => {
  expect(told(alertSample, withAlert(above(ratio(part, whole), 0.1, { provided: atLeast(whole, 10) })))).toEqual([]);
});

it('accepts ratios of what is no event', () => {
  expect(told(alertSample, withAlert(below(dividedBy(free, free), 0.1)))).toEqual([]);
  expect(told(alertSample, withAlert(above(whole, 10)))).toEqual([]);
});

it('refuses one that a single event decides', () => {
  expect(told(alertSample, withAlert(above(ratio(part, whole), 0.1)))[0]).toMatch(
    /^QueueLong: ".* > 0.1" a share of events, judged however few there were: one failure of one call is 100 % -> add /,
  );
  expect(told(alertSample, withAlert(below(complement(ratio(part, whole)), 0.9)))).toHaveLength(1);
  expect(
    told(alertSample, withAlert(above(ratio(part, whole), 0.1, { provided: atLeast(sumBy(['job'], queue), 10) }))),
  ).toEqual([
    expect.stringContaining(
      'a share of calls_total, and what is counted is queue_length -> count what the ratio divides by',
    ),
  ]);
});

it('refuses one that counts over another window', () => {
  const hour = sumBy(['job'], increase(calls, '1h'));
  expect(told(alertSample, withAlert(above(ratio(part, whole), 0.1, { provided: atLeast(hour, 10) })))).toEqual([
    expect.stringContaining('a share over 5m, and what is counted is over 1h -> count over the window of the ratio'),
  ]);
});

it('sees through recording rules', () => {
  const [failures, all] = [record('job:calls_failed:increase5m', part), record('job:calls:increase5m', whole)];
  const share = record('job:calls_failed:ratio5m', ratio(failures, all));
  const judged = (alert: Parameters<typeof alertOf>[0]) =>
    told(alertSample, { groups: [groupOf([failures, all, share, alertOf(alert)])] });
  expect(judged(above(share, 0.1))).toHaveLength(1);
  expect(judged(above(share, 0.1, { provided: atLeast(all, 10) }))).toEqual([]);
});
