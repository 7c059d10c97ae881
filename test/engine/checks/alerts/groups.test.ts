import { describe, expect, it } from 'vitest';
import { duplicateAlert } from '../../../../engine/checks/alerts/duplicate-alert.ts';
import { groupInterval } from '../../../../engine/checks/alerts/group-interval.ts';
import { noWatchdog } from '../../../../engine/checks/alerts/no-watchdog.ts';
import { above, vector } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, queue } from '../../small-project.ts';
import { told } from '../project.ts';

const rules = [alertOf(above(queue, 1))];

describe('group-interval', () => {
  const of = (more: Parameters<typeof groupOf>[1]) => told(groupInterval, { groups: [groupOf(rules, more)] });

  it('accepts multiples of 10 seconds', () => {
    expect(of({ interval: '1m' })).toEqual([]);
  });

  it('refuses what Grafana or Prometheus refuses', () => {
    expect(of({ interval: '45s' })).toEqual([
      'shop: an interval of 45s is no multiple of 10 seconds: Grafana refuses the group -> write 50s',
    ]);
    expect(of({ interval: '0.5m' })).toEqual(['shop: "0.5m" is no duration for Prometheus -> write 30s or 1m']);
    expect(of({ rules: [] })).toEqual(['shop: the group has no rules -> remove it, or add its rules']);
    expect(of({ file: 'rules/shop.yml' })[0]).toContain('"rules/shop.yml" is no base name of a file');
  });

  it('refuses intervals after which what was recorded is gone', () => {
    expect(of({ interval: '5m' })).toEqual([]);
    expect(of({ interval: '10m' })).toEqual([
      'shop: evaluates every 10 minutes: what it records vanishes after 5 minutes, and comes back then -> write 5m or less',
    ]);
  });

  it('warns of evaluations between two scrapes', () => {
    expect(of({ interval: '10s' })).toEqual([
      'warning shop: evaluates every 10s, more often than metrics are scraped -> write the scrape interval or more',
    ]);
  });

  it('refuses two groups of one name or file', () => {
    expect(told(groupInterval, { groups: [groupOf(rules), groupOf(rules)] })).toEqual([
      'shop: would overwrite the file of group shop, shop -> give each group a file of its own',
      'shop: two groups are named shop -> rename one of them',
    ]);
  });
});

describe('duplicate-alert', () => {
  it('refuses the same condition twice with one severity', () => {
    const twice = (second: object) =>
      told(duplicateAlert, { groups: [groupOf([...rules, alertOf(above(queue, 1), { name: 'Long', ...second })])] });
    expect(twice({})).toEqual([
      'Long: fires for the same expression as QueueLong, with the same severity -> drop one of them, or give one another limit',
    ]);
    expect(twice({ severity: 'critical' })).toEqual([]);
  });
});

describe('no-watchdog', () => {
  it('asks for one alert that always fires', () => {
    expect(told(noWatchdog, { groups: [groupOf(rules)] })).toEqual([
      "alerts: no alert fires always, so that a broken way to the people on call goes unnoticed -> add one with when: vector(1) and severity: 'none', for a dead man's switch",
    ]);
    expect(
      told(noWatchdog, { groups: [groupOf([...rules, alertOf(vector(1), { name: 'Watchdog', severity: 'none' })])] }),
    ).toEqual([]);
    expect(told(noWatchdog, { groups: [groupOf([alertOf(vector(1), { severity: 'warning' })])] })).toHaveLength(1);
    expect(told(noWatchdog, {})).toEqual([]);
  });
});
