import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alertGroups, components } from '../../alerts/index.ts';
import { type Alert, alertsOf, recordingRulesOf, type RuleGroup } from '../../engine/alert.ts';
import { renderText } from '../../engine/promql/render.ts';
import type { Logging, Site } from '../../stack/site-type.ts';
import { site as byDefault } from '../../stack/site.ts';

const logging: Logging = {
  shipper: 'alloy',
  shipperTarget: { job: 'alloy', target: 'localhost:12345', listen: '127.0.0.1:12345' },
  loki: {
    job: 'loki',
    target: 'localhost:3100',
    listen: '127.0.0.1:3100',
    url: 'http://localhost:3100',
    grpcListen: '127.0.0.1:9096',
    retention: '30d',
  },
  units: ['marketplace-server.service'],
};
const externalCheck: Site['externalCheck'] = {
  exporter: { job: 'blackbox', target: 'localhost:9115', listen: '127.0.0.1:9115' },
  job: 'site',
  url: 'http://marketplace.example',
  interval: '1m',
};
const withEverything: Site = { ...byDefault, logging, externalCheck };

const baseJobs = { marketplace: 'marketplace-server', prometheus: 'prometheus', alertmanager: 'alertmanager' };
const jobs = { ...baseJobs, node: 'node', loki: 'loki', logShipper: 'alloy', siteProbe: 'site' };

const namesOf = (site: Site) => alertsOf(alertGroups(site)).map(({ name }) => name);
const find = (wanted: string, site: Site = byDefault) =>
  alertsOf(alertGroups(site)).find(({ name }) => name === wanted)!;
const promqlOf = ({ when }: Alert) => renderText(when, jobs).text;

describe('the alerts of a site', () => {
  it('are 40, and 21 recording rules, by default', () => {
    expect(namesOf(byDefault)).toHaveLength(40);
    expect(recordingRulesOf(alertGroups(byDefault))).toHaveLength(21);
  });

  it('are 43 with logging, and 44 with the outside check as well', () => {
    const added = (site: Site) => namesOf(site).filter((name) => !namesOf(byDefault).includes(name));
    expect(namesOf({ ...byDefault, logging })).toHaveLength(43);
    expect(added({ ...byDefault, logging })).toEqual(['LogShippingStopped', 'LogEntriesDropped', 'LogVolumeSpike']);
    expect(namesOf(withEverything)).toHaveLength(44);
    expect(added({ ...byDefault, externalCheck })).toEqual(['SiteUnreachable']);
  });

  it('read no metric of a part that the site lacks', () => {
    const bare = alertGroups({ ...byDefault, node: false });
    const texts = alertsOf(bare).map(({ when }) => renderText(when, baseJobs).text);
    expect(texts).toHaveLength(33);
    expect(bare.map(({ name }) => name)).not.toContain('host');
  });

  it('take the log metrics of the chosen shipper', () => {
    const read = (shipper: Logging['shipper']) =>
      alertsOf(alertGroups({ ...byDefault, logging: { ...logging, shipper } }))
        .filter(({ component }) => component === 'logs')
        .flatMap(({ when }) => when.facts.metrics);
    const others = ['up', 'loki_distributor_lines_received_total'];
    const shipped = (shipper: Logging['shipper']) => read(shipper).filter((name) => !others.includes(name));
    expect(shipped('alloy')).toEqual(['loki_write_sent_entries_total', 'loki_write_dropped_entries_total']);
    expect(shipped('promtail')).toEqual(['promtail_sent_entries_total', 'promtail_dropped_entries_total']);
  });

  it('miss the job of every part that the site has, and of no other', () => {
    const missed = (site: Site) =>
      [...promqlOf(find('MonitoringJobMissing', site)).matchAll(/absent\(up\{job="([^"]+)"\}\)/g)].map(
        ([, job]) => job,
      );
    expect(missed({ ...byDefault, node: false })).toEqual(['prometheus', 'alertmanager']);
    expect(missed(byDefault)).toEqual(['prometheus', 'alertmanager', 'node']);
    expect(missed(withEverything)).toEqual(['prometheus', 'alertmanager', 'node', 'loki', 'alloy', 'site']);
  });
});

describe('rule groups', () => {
  const groups = alertGroups(withEverything);

  it('name each alert and each record once', () => {
    const names = groups.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('record a series above its readers, in the same group', () => {
    expect(groups.flatMap(readersWithoutRecord)).toEqual([]);
  });

  it('hold every alert and every group that a file of alerts/ exports', async () => {
    const folder = resolve(import.meta.dirname, '../../alerts');
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    const modules = await Promise.all(files.map((name) => import(join(folder, name)) as Promise<object>));
    const declared = modules.flatMap((module) => Object.values(module) as unknown[]).filter(isDeclared);
    const held = new Set<unknown>(groups.flatMap((group) => [group, ...group.rules]));
    expect(declared.length).toBeGreaterThan(40);
    expect(declared.filter((entry) => !held.has(entry)).map(({ name }) => name)).toEqual([]);
  });

  it('leave no component of the closed list unused and use no other', () => {
    const used = new Set(alertsOf(groups).map(({ component }) => component));
    expect([...used].sort()).toEqual([...components].sort());
  });

  it('send only the watchdog to nobody', () => {
    const silent = alertsOf(groups).filter(({ severity }) => severity === 'none');
    expect(silent.map(({ name }) => name)).toEqual(['Watchdog']);
  });

  it('use only template functions that Prometheus and Grafana share', () => {
    const shared = new Set(['humanize', 'humanizePercentage', 'humanizeDuration', 'printf']);
    const texts = alertsOf(groups).map(({ summary, description }) => summary + description);
    const used = texts.flatMap((text) => [...text.matchAll(/\|\s*(\w+)/g)].map(([, name]) => name!));
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((name) => !shared.has(name))).toEqual([]);
  });
});

describe('the three alerts of the monitoring guide', () => {
  it('HighRPCFailureRate is critical above 10 % for 5 minutes', () => {
    const alert = find('HighRPCFailureRate');
    expect(alert).toMatchObject({ severity: 'critical', for: '5m' });
    expect(promqlOf(alert)).toBe('job:rpc_failure:ratio5m > 0.1 and on (job) job:rpc_calls:increase5m >= 10');
    expect(alert.description).toContain('in the last 5 minutes (threshold 10%)');
  });

  it('HighDisputeRate is a warning above 20 % for an hour', () => {
    const alert = find('HighDisputeRate');
    expect(alert).toMatchObject({ severity: 'warning', for: '1h' });
    expect(promqlOf(alert)).toBe('job:escrow_dispute:ratio7d > 0.2 and on (job) job:escrows_created:increase7d >= 10');
    expect(alert.description).toContain('(threshold 20%)');
  });

  it('ServerDown is critical after a minute', () => {
    const alert = find('ServerDown');
    expect(alert).toMatchObject({ severity: 'critical', for: '1m' });
    expect(promqlOf(alert)).toBe('up{job="marketplace-server"} == 0');
  });
});

/** `group: rule reads record` for each recorded series that no rule above the reader writes. */
function readersWithoutRecord({ name, rules }: RuleGroup): string[] {
  return rules.flatMap((rule, index) => {
    const above = new Set(rules.slice(0, index).map((earlier) => earlier.name));
    const { metrics } = (rule.kind === 'alert' ? rule.when : rule.expr).facts;
    const unwritten = metrics.filter((metric) => metric.includes(':') && !above.has(metric));
    return unwritten.map((metric) => `${name}: ${rule.name} reads ${metric}`);
  });
}

function isDeclared(entry: unknown): entry is Alert | RuleGroup {
  const kind = typeof entry === 'object' && entry !== null && 'kind' in entry ? entry.kind : undefined;
  return kind === 'alert' || kind === 'group';
}
