import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alertGroups } from '../../../alerts/index.ts';
import { rulesYaml, type ShownOnOf } from '../../../engine/emit/rules-yaml.ts';
import { checkRules } from '../../../engine/prometheus/promtool.ts';
import { above, increase, sumBy } from '../../../engine/promql/index.ts';
import { panelId } from '../../../engine/uid.ts';
import { everySwitchOn } from '../../../stack/every-switch.ts';
import { settingOf } from '../../../stack/setting.ts';
import { site } from '../../../stack/site.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { file, temporaryFolder } from '../prometheus/folder.ts';
import { alertOf, callRate, calls, groupOf, queue, setting } from '../small-project.ts';

const shown: ShownOnOf = () => ({ dashboard: 'shop', panelKey: 'Queue' });
const nowhere: ShownOnOf = () => undefined;
const rule = alertOf(above(queue, 5), { keepFiringFor: '10m' });
const rules = groupOf([callRate, rule]);
const byGrafana = { ...setting, evaluator: 'grafana' } as const;

interface RuleFile {
  readonly groups: readonly {
    readonly name: string;
    readonly interval: string;
    readonly rules: readonly Record<string, unknown>[];
  }[];
}

const read = (text: string | undefined): RuleFile => parse(text!, { version: '1.1' }) as RuleFile;

describe('a rule file', () => {
  const { groups } = read(rulesYaml(rules, setting, shown));

  it('holds one group with its interval and its rules in order', () => {
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({ name: 'shop', interval: '30s' });
    expect(groups[0]!.rules.map((entry) => entry.record ?? entry.alert)).toEqual(['job:calls:rate5m', 'QueueLong']);
  });

  it('writes a recording rule with its expression alone', () => {
    expect(groups[0]!.rules[0]).toEqual({
      record: 'job:calls:rate5m',
      expr: 'sum by (job) (rate(calls_total{job="shop"}[5m]))',
    });
  });

  it('writes an alert with its labels and its annotations, the link to its panel and its runbook among them', () => {
    expect(groups[0]!.rules[1]).toEqual({
      alert: 'QueueLong',
      expr: 'queue_length{job="shop"} > 5',
      for: '5m',
      keep_firing_for: '10m',
      labels: { component: 'shop', severity: 'warning' },
      annotations: {
        dashboard_url: `https://grafana.example/sub/d/shop-shop/shop?viewPanel=${panelId('Queue')}`,
        description: '{{ $value | humanize }} wait in {{ $labels.instance }}.',
        runbook_url: 'https://wiki.example/runbooks/QueueLong.md',
        summary: 'The queue is long',
      },
    });
  });

  it('leaves out what an alert does not say', () => {
    const { for: _for, ...bare } = alertOf(above(queue, 5));
    const [entry] = read(rulesYaml(groupOf([bare]), setting, nowhere)).groups[0]!.rules;
    expect(Object.keys(entry!)).toEqual(['alert', 'expr', 'labels', 'annotations']);
    expect(entry!.annotations).not.toHaveProperty('dashboard_url');
  });

  it('breaks a long expression before each `and`', () => {
    const many = sumBy(['job'], increase(calls, '5m'));
    const text = rulesYaml(groupOf([alertOf(above(many, 5, { provided: [many, many] }))]), setting, nowhere)!;
    expect(text).toContain('expr: |-\n');
    expect(text.match(/^ +and on \(job\) sum/gm)).toHaveLength(2);
  });
});

describe('a rule file where Grafana evaluates the alerts', () => {
  it('holds the recording rules only', () => {
    const { groups } = read(rulesYaml(rules, byGrafana, shown));
    expect(groups[0]!.rules).toEqual([expect.objectContaining({ record: 'job:calls:rate5m' })]);
  });

  it('is not there at all for a group without any', () => {
    expect(rulesYaml(groupOf([rule]), byGrafana, shown)).toBeUndefined();
    expect(rulesYaml(groupOf([rule]), setting, shown)).toBeDefined();
  });
});

describe('the real promtool', () => {
  let promtool: string;
  beforeAll(async () => {
    promtool = await tool('promtool');
  }, fetchTimeout);

  it('accepts the rule files of every group with every switch on, and counts as many rules', async () => {
    const everything = everySwitchOn(site);
    const folder = temporaryFolder();
    const groups = alertGroups(everything);
    const files = groups.map((group) =>
      file(join(folder, `${group.file}.yml`), rulesYaml(group, settingOf(everything), nowhere)!),
    );
    const { ok, output } = await checkRules(promtool, files);
    expect(ok, output).toBe(true);
    const counts = [...output.matchAll(/SUCCESS: (\d+) rules found/g)].map(([, count]) => Number(count));
    expect(counts).toEqual(groups.map((group) => group.rules.length));
  });
});
