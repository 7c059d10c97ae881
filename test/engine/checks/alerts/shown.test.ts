import { describe, expect, it } from 'vitest';
import { shownMetric } from '../../../../engine/checks/alerts/shown-metric.ts';
import { shownOn } from '../../../../engine/checks/alerts/shown-on.ts';
import { above, increase, rate, rateInterval, record, sumBy, vector } from '../../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf, queue } from '../../small-project.ts';
import { told } from '../project.ts';

const dashboards = [
  dashboardOf([[lineOf(queue), lineOf(sumBy(['job'], rate(failed, rateInterval)), { title: 'Failures' })]]),
];

describe('shown-on', () => {
  const on = (reference: string) =>
    told(shownOn, { dashboards, groups: [groupOf([alertOf(above(queue, 1), { shownOn: reference })])] });

  it('accepts a panel that exists', () => {
    expect(on('shop/Queue')).toEqual([]);
  });

  it('names what is wrong with the reference', () => {
    expect(on('Queue')).toEqual([
      'QueueLong: "Queue" this names no panel -> write the dashboard\'s key and the panel\'s title: rpc-health/RPC success rate',
    ]);
    expect(on('shp/Queue')).toEqual(['QueueLong: "shp/Queue" there is no dashboard shp -> did you mean shop?']);
    expect(on('shop/Queu')).toEqual(['QueueLong: "Queu" dashboard shop has no panel "Queu" -> did you mean Queue?']);
    expect(on('shop/Something else')).toEqual([
      'QueueLong: "Something else" dashboard shop has no panel "Something else" -> it has Queue, Failures',
    ]);
  });
});

describe('shown-metric', () => {
  it('accepts a panel that reads the same metric, also through a recording rule', () => {
    const recorded = record('job:calls_failed:increase5m', sumBy(['job'], increase(failed, '5m')));
    const alerts = [
      alertOf(above(queue, 1)),
      alertOf(above(recorded, 1), { name: 'Failing', shownOn: 'shop/Failures' }),
    ];
    expect(told(shownMetric, { dashboards, groups: [groupOf([recorded, ...alerts])] })).toEqual([]);
  });

  it('accepts any panel for an alert that reads nothing', () => {
    expect(told(shownMetric, { dashboards, groups: [groupOf([alertOf(vector(1))])] })).toEqual([]);
  });

  it('refuses a panel of something else', () => {
    const alert = alertOf(above(sumBy(['job'], increase(calls, '5m')), 1), { shownOn: 'shop/Failures' });
    expect(told(shownMetric, { dashboards, groups: [groupOf([alert])] })).toEqual([
      'QueueLong: the panel "Failures" shows nothing of calls_total, which the alert judges -> name the panel that does, or add a query to this one',
    ]);
  });
});
