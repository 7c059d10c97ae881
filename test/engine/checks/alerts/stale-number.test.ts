import { describe, expect, it } from 'vitest';
import { staleNumber } from '../../../../engine/checks/alerts/stale-number.ts';
import { above, atLeast, increase, offset, ratio, record, select, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, calls, failed, groupOf, queue } from '../../small-project.ts';
import { runbookOf, told } from '../project.ts';

const failures = record('job:calls_failed:increase5m', sumBy(['job'], increase(failed, '5m')));
const all = record('job:calls:increase5m', sumBy(['job'], increase(calls, '5m')));
const when = above(ratio(failures, all), 0.1, { provided: atLeast(all, 50) });

const described = (description: string) =>
  told(staleNumber, { groups: [groupOf([failures, all, alertOf(when, { description, for: '10m' })])] });

describe('a description', () => {
  it('may name the limit, the least number, windows behind recording rules, and `for`', () => {
    const texts = [
      'Failures (threshold 10%, limit 0.1, at least 50 calls).',
      'In the last 5 minutes, for 10 minutes, over 300 seconds.',
      'Failed: 99 times; 7 minutes; over 5 times the mean; 3 of 10.',
      '{{ $value | printf "in 7 minutes" }}.',
    ];
    for (const text of texts) expect(described(text), text).toEqual([]);
  });

  it('may not name another one', () => {
    expect(described('Too many failed (threshold 20%).')).toEqual([
      'QueueLong > description: "threshold 20%" the rule compares with 0.1 and 50 -> make the two agree; a named constant keeps them so',
    ]);
    expect(described('Of at least 10 calls (limit 50%).')).toHaveLength(2);
    expect(described('Failed in the last 15 minutes.')).toEqual([
      'QueueLong > description: "in the last 15 minutes" the rule has 5m and 10m -> make the two agree; a named constant keeps them so',
    ]);
  });

  it('counts offsets and numbers of seconds', () => {
    const when = above(increase(offset(failed, '1h'), '12h'), 0);
    expect(
      told(staleNumber, { groups: [groupOf([alertOf(when, { description: 'In 12 hours, within 1 hour.' })])] }),
    ).toEqual([]);
  });
});

describe('a runbook', () => {
  const withRunbook = (intro: string) =>
    told(staleNumber, {
      groups: [groupOf([failures, all, alertOf(when, { description: 'Fails.', for: '10m' })])],
      runbooks: [runbookOf('QueueLong', (text) => text.replace('The queue is long, for 5 minutes.', intro))],
    });

  it('begins with the numbers of its rule', () => {
    expect(
      withRunbook(
        'More than 10 % fail over 5 minutes, of at least 50 calls, for\n10 minutes. From 95 % on it is worse.',
      ),
    ).toEqual([]);
  });

  it('is told when the rule has changed', () => {
    expect(withRunbook('More than 20 % fail over 5 minutes,\nfor 5 minutes and for 1 hour.')).toEqual([
      'QueueLong > runbook: "More than 20 %" the rule compares with 0.1 and 50 -> make the two agree',
      'QueueLong > runbook: "for 1 hour" the rule has 5m and 10m -> make the two agree',
    ]);
  });

  it('may speak of other numbers below its headings', () => {
    expect(withRunbook('Fails.\n\n## More\n\nFor 3 hours, more than 99 %.')).toEqual([]);
  });
});

describe('what else counts as a number of the rule', () => {
  const judged = (description: string) => described(description).length;

  it('is more, less or N of something', () => {
    expect(judged('More than 50 calls, 50 calls or more, fewer than 50, more than 50.')).toBe(0);
    for (const text of ['More than 5 calls.', 'With 5 calls or more.', 'Less than 5 were made.'])
      expect(judged(text), text).toBe(1);
    expect(judged('More than 7 seconds.')).toBe(1);
  });

  it('is a time ago, before, or the last one', () => {
    expect(judged('As it was 5 minutes ago; longer than 10 minutes; the 5 minutes before.')).toBe(0);
    for (const text of ['As 3 days ago.', 'In the last hour.', 'Less than 3 hours old.'])
      expect(judged(text), text).toBe(1);
  });

  it('is no complement where a limit is named', () => {
    expect(judged('Failed (limit 90%).')).toBe(1);
  });
});

it('leaves alone what names no number', () => {
  expect(told(staleNumber, { groups: [groupOf([alertOf(above(select(queue, { job: 'a' }), 3))])] })).toEqual([]);
});
