import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alertGroups } from '../../../alerts/index.ts';
import type { RuleGroup } from '../../../engine/alert.ts';
import { shownOnIn } from '../../../engine/emit/artefacts.ts';
import { grafanaAlertsYaml, ruleUid } from '../../../engine/emit/grafana-alerts.ts';
import type { ShownOnOf } from '../../../engine/emit/rules-yaml.ts';
import { above } from '../../../engine/promql/index.ts';
import type { Setting } from '../../../engine/setting.ts';
import { panelId, uidPattern } from '../../../engine/uid.ts';
import { dashboards } from '../../../dashboards/index.ts';
import { everySwitchOn } from '../../../stack/every-switch.ts';
import { settingOf } from '../../../stack/setting.ts';
import { site } from '../../../stack/site.ts';
import { alertOf, callRate, groupOf, queue, setting } from '../small-project.ts';

interface Rule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly {
    readonly refId: string;
    readonly datasourceUid: string;
    readonly model: Record<string, unknown>;
  }[];
  readonly for: string;
  readonly keepFiringFor?: string;
  readonly isPaused: boolean;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly dashboardUid?: string;
  readonly panelId?: number;
  readonly notification_settings?: object;
}

interface AlertFile {
  readonly apiVersion: number;
  readonly groups: readonly {
    readonly orgId: number;
    readonly name: string;
    readonly folder: string;
    readonly interval: string;
    readonly rules: readonly Rule[];
  }[];
}

const shown: ShownOnOf = () => ({ dashboard: 'shop', panelKey: 'Queue' });
const nowhere: ShownOnOf = () => undefined;
const byGrafana: Setting = {
  ...setting,
  evaluator: 'grafana',
  grafana: { ...setting.grafana, notificationsOf: ({ severity }) => ({ receiver: `to-${severity}` }) },
};
const rules = groupOf([callRate, alertOf(above(queue, 5), { keepFiringFor: '10m' })]);

const read = (group: RuleGroup, by: Setting, where: ShownOnOf): AlertFile =>
  parse(grafanaAlertsYaml(group, by, where)!, { version: '1.1' }) as AlertFile;

describe('alerts as Grafana-managed rules', () => {
  const [group] = read(rules, setting, shown).groups;
  const [rule] = group!.rules;

  it('stand in the folder of our dashboards, in a group with the same name and interval', () => {
    expect(group).toMatchObject({ orgId: 1, name: 'shop', folder: 'Shop', interval: '30s' });
    expect(group!.rules).toHaveLength(1);
  });

  it('fire for every series of the query, whatever its value', () => {
    expect(rule!.condition).toBe('C');
    expect(rule!.data.map(({ refId, datasourceUid }) => [refId, datasourceUid])).toEqual([
      ['A', 'shop-prometheus'],
      ['B', '__expr__'],
      ['C', '__expr__'],
    ]);
    const [query, number, threshold] = rule!.data.map(({ model }) => model);
    expect(query).toMatchObject({ expr: 'queue_length{job="shop"} > 5', instant: true, range: false });
    expect(number).toMatchObject({ type: 'math', expression: 'is_number($A) || is_nan($A) || is_inf($A)' });
    expect(threshold).toMatchObject({
      type: 'threshold',
      expression: 'B',
      conditions: [{ evaluator: { params: [0], type: 'gt' } }],
    });
  });

  it('keep name, delays and labels, and carry our mark', () => {
    expect(rule).toMatchObject({
      uid: 'shop-queue-long',
      title: 'QueueLong',
      for: '5m',
      keepFiringFor: '10m',
      labels: { component: 'shop', severity: 'warning', managed_by: 'shop-monitoring' },
    });
  });

  it('read the value of query A in their texts', () => {
    expect(rule!.annotations.description).toBe('{{ $values.A.Value | humanize }} wait in {{ $labels.instance }}.');
    expect(rule!.annotations.summary).toBe('The queue is long');
  });

  it('link to their panel by dashboard and panel id, in both places', () => {
    const id = panelId('Queue');
    expect(rule).toMatchObject({ dashboardUid: 'shop-shop', panelId: id });
    expect(rule!.annotations).toMatchObject({ __dashboardUid__: 'shop-shop', __panelId__: String(id) });
  });

  it('link to neither where no panel shows them', () => {
    const [alone] = read(rules, setting, nowhere).groups[0]!.rules;
    expect(Object.keys({ ...alone, ...alone!.annotations }).filter((key) => /dashboard|panel/i.test(key))).toEqual([]);
  });

  it('are at once where they wait for nothing', () => {
    const { for: _for, ...atOnce } = alertOf(above(queue, 5));
    expect(read(groupOf([atOnce]), setting, nowhere).groups[0]!.rules[0]).toMatchObject({ for: '0s' });
  });

  it('are no file for a group that only records', () => {
    expect(grafanaAlertsYaml(groupOf([callRate]), setting, shown)).toBeUndefined();
  });
});

describe('one evaluator', () => {
  it('pauses the rules in Grafana while Prometheus evaluates, and tells nobody', () => {
    const [rule] = read(rules, { ...byGrafana, evaluator: 'prometheus' }, shown).groups[0]!.rules;
    expect(rule!.isPaused).toBe(true);
    expect(rule).not.toHaveProperty('notification_settings');
  });

  it('runs them where Grafana evaluates, each with whom it tells', () => {
    const [rule] = read(rules, byGrafana, shown).groups[0]!.rules;
    expect(rule).toMatchObject({ isPaused: false, notification_settings: { receiver: 'to-warning' } });
  });
});

describe('all alerts with every switch on', () => {
  const everything = everySwitchOn(site);
  const by = settingOf(everything);
  const all = alertGroups(everything).flatMap((group) =>
    read(group, by, shownOnIn({ dashboards: dashboards(everything) })).groups.flatMap((one) => one.rules),
  );

  it('have uids that Grafana takes, each once', () => {
    const uids = all.map(({ uid }) => uid);
    expect(uids.filter((uid) => !uidPattern.test(uid))).toEqual([]);
    expect(new Set(uids).size).toBe(uids.length);
    expect(ruleUid({ name: 'HighRPCFailureRate' }, by)).toBe(`${by.grafana.uidPrefix}high-rpc-failure-rate`);
  });

  it('say $value nowhere', () => {
    expect(
      all.flatMap(({ annotations }) => Object.values(annotations)).filter((text) => /\$value\b/.test(text)),
    ).toEqual([]);
  });

  it('are linked to a panel, each of them', () => {
    const unlinked = all.filter(({ dashboardUid, panelId: id, annotations }) => {
      const both = [dashboardUid, String(id)];
      return (
        dashboardUid === undefined || both.join() !== [annotations.__dashboardUid__, annotations.__panelId__].join()
      );
    });
    expect(unlinked.map(({ title }) => title)).toEqual([]);
  });
});
