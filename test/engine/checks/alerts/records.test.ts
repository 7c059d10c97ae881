import { describe, expect, it } from 'vitest';
import { recordName } from '../../../../engine/checks/alerts/record-name.ts';
import { ruleOrder } from '../../../../engine/checks/alerts/rule-order.ts';
import { unusedRecord } from '../../../../engine/checks/alerts/unused-record.ts';
import { above, increase, offset, rate, ratio, record, sum, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf, queue } from '../../small-project.ts';
import { told } from '../project.ts';

const perJob = sumBy(['job'], increase(calls, '5m'));
const all = record('job:calls:increase5m', perJob);
const failures = record('job:calls_failed:increase5m', sumBy(['job'], increase(failed, '5m')));
const share = record('job:calls_failed:ratio5m', ratio(failures, all));

describe('record-name', () => {
  const named = (...rules: Parameters<typeof groupOf>[0][number][]) => told(recordName, { groups: [groupOf(rules)] });

  it('accepts level, metric, and operation with its window', () => {
    expect(
      named(all, failures, share, record('instance_job:calls:rate5m', sumBy(['job', 'instance'], rate(calls, '5m')))),
    ).toEqual([]);
    expect(
      named(
        record('job:calls:estimate1h', offset(all, '1h')),
        record('shop:calls:increase5m', sum(increase(calls, '5m'))),
      ),
    ).toEqual([]);
  });

  it('compares the level with the labels that are left', () => {
    expect(named(record('instance:calls:increase5m', perJob))).toEqual([
      'instance:calls:increase5m: "instance" the result has the labels job -> write job',
    ]);
  });

  it('compares the operation with the expression', () => {
    expect(named(record('job:calls:increase7d', perJob))).toEqual([
      'job:calls:increase7d: "7d" the expression looks over 5m -> make the two agree',
    ]);
    expect(named(record('job:calls:increase', perJob))).toEqual([
      'job:calls:increase: "increase" does not say over which window -> end it with the window, such as 5m',
    ]);
    expect(named(record('job:calls:rate5m', perJob))).toEqual([
      'job:calls:rate5m: "rate" there is no rate() in the expression -> name what it does',
    ]);
    expect(named(all, record('job:calls:ratio5m', sumBy(['job'], all)))).toEqual([
      'job:calls:ratio5m: "ratio" the result is no ratio but a count -> name what it is',
    ]);
  });

  it('compares the metric with the one that is read', () => {
    expect(named(record('job:requests:increase5m', perJob))).toEqual([
      'job:requests:increase5m: "requests" the rule reads calls_total -> write calls, or read another metric',
    ]);
    expect(named(record('job:calls_failed:increase5m', perJob))).toHaveLength(1);
    expect(named(record('job:calls_busy:increase5m', perJob))).toEqual([]);
    expect(named(all, record('job:calls_busy:increase5m', perJob))).toEqual([
      'job:calls_busy:increase5m: "job:calls_busy:increase5m" records the same as job:calls:increase5m -> one of them was meant to record another metric',
    ]);
  });

  it('asks for three parts, and for a name of its own', () => {
    expect(named(record('job:calls:a:b', perJob))[0]).toContain('a recording rule has three parts');
    expect(named(all, record('job:calls:increase5m', perJob))).toEqual([
      'job:calls:increase5m: "job:calls:increase5m" two recording rules have this name -> rename one of them',
    ]);
  });
});

describe('rule-order', () => {
  const of = (...groups: Parameters<typeof groupOf>[0][]) =>
    told(ruleOrder, { groups: groups.map((rules, index) => groupOf(rules, { name: `g${index}`, file: `f${index}` })) });

  it('accepts what is read below the rule that records it', () => {
    expect(of([all, failures, share, alertOf(above(share, 0.1))])).toEqual([]);
  });

  it('finds what is recorded further down, elsewhere, or nowhere', () => {
    expect(of([all, share, failures])).toEqual([
      'job:calls_failed:ratio5m: "job:calls_failed:increase5m" job:calls_failed:increase5m is recorded further down, so that this reads the value of the evaluation before -> move the recording rule above this one',
    ]);
    expect(of([all, failures], [share])[0]).toContain(
      'is recorded in group g0: groups run beside each other, so that this reads an old value -> put both into one group',
    );
    expect(of([alertOf(above(all, 1))])).toEqual([
      'QueueLong: "job:calls:increase5m" job:calls:increase5m is recorded by no rule group -> add the recording rule to a group in alerts/',
    ]);
  });

  it('lets panels read any group, but not what is recorded nowhere', () => {
    const dashboards = [dashboardOf([[lineOf(all)]])];
    expect(told(ruleOrder, { dashboards, groups: [groupOf([all])] })).toEqual([]);
    expect(told(ruleOrder, { dashboards })).toHaveLength(1);
  });
});

describe('unused-record', () => {
  it('warns of a rule that nobody reads', () => {
    expect(told(unusedRecord, { groups: [groupOf([all, failures, share, alertOf(above(queue, 1))])] })).toEqual([
      'warning job:calls_failed:ratio5m: no panel and no rule reads it -> show it, judge it, or remove it',
    ]);
    expect(told(unusedRecord, { groups: [groupOf([all])], dashboards: [dashboardOf([[lineOf(all)]])] })).toEqual([]);
  });
});
