import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Artefact } from '../../engine/artefact.ts';
import type { AlertmanagerConfig } from '../../engine/checks/config/model/alertmanager.ts';
import type { PrometheusConfig } from '../../engine/checks/config/model/prometheus.ts';
import { checkConfig as checkAlertmanager } from '../../engine/prometheus/amtool.ts';
import { checkConfig as checkPrometheus } from '../../engine/prometheus/promtool.ts';
import { stackArtefacts, stackFindings } from '../../stack/index.ts';
import type { Site } from '../../stack/site-type.ts';
import { fetchTimeout, tool } from '../tools.ts';
import { contentOf } from './content.ts';
import { combinations, everything, siteWith } from './sites.ts';

const all = combinations();
const artefactsOf = (site: Site): Artefact[] => stackArtefacts(site, contentOf(site));
const pathsOf = (site: Site): string[] => artefactsOf(site).map(({ path }) => path);

function textOf(site: Site, path: string): string {
  return artefactsOf(site).find((artefact) => artefact.path === path)?.text ?? '';
}

const prometheusOf = (site: Site): PrometheusConfig => parse(textOf(site, 'prometheus/prometheus.yml'));
const alertmanagerOf = (site: Site): AlertmanagerConfig => parse(textOf(site, 'alertmanager/alertmanager.yml'));

describe('every combination of the switches', () => {
  it('is one of 96', () => {
    expect(new Set(all.map(([name]) => name)).size).toBe(96);
  });

  it('has nothing wrong with it but promtail', () => {
    for (const [name, site] of all) {
      const found = stackFindings(site, contentOf(site), artefactsOf(site)).map(({ id }) => id);
      expect(found, name).toEqual(site.logging && site.logging.shipper === 'promtail' ? ['end-of-life'] : []);
    }
  });

  it('has one scrape job for each part that exists, and no other', () => {
    for (const [name, site] of all) {
      const parts = ['marketplace-server', 'prometheus', 'alertmanager'];
      if (site.node) parts.push('node');
      if (site.logging) parts.push('loki', 'shipper');
      if (site.externalCheck) parts.push('site-probe', 'blackbox');
      expect(
        prometheusOf(site).scrape_configs?.map((job) => job.job_name),
        name,
      ).toEqual(parts);
    }
  });

  it('has the files of the parts that exist, and no other', () => {
    for (const [name, site] of all) {
      const { logging } = site;
      const optional: [boolean, ...string[]][] = [
        [site.node !== false, 'system/default/prometheus-node-exporter'],
        [site.externalCheck !== false, 'blackbox/blackbox.yml', 'system/default/prometheus-blackbox-exporter'],
        [logging !== false, 'logging/loki.yaml'],
        [logging && logging.shipper === 'alloy', 'logging/config.alloy', 'system/default/alloy'],
        [logging && logging.shipper === 'promtail', 'logging/promtail.yaml'],
        [site.evaluator === 'grafana', 'grafana/alerting/contact-points.yaml'],
        [site.evaluator === 'grafana', 'system/grafana-server.service.d/contact-points.conf'],
      ];
      const always = [
        'prometheus/prometheus.yml',
        'alertmanager/alertmanager.yml',
        'alertmanager/templates/marketplace.tmpl',
        'grafana/grafana.ini',
        'grafana/provisioning/datasources/marketplace.yaml',
        'grafana/provisioning/dashboards/marketplace.yaml',
        'system/default/prometheus',
        'system/default/prometheus-alertmanager',
        'system/logrotate/marketplace-server',
      ];
      const expected = [...always, ...optional.flatMap(([here, ...files]) => (here ? files : []))];
      expect(pathsOf(site).sort(), name).toEqual(expected.sort());
    }
  });

  it('sends series away only where remote_write is switched on', () => {
    for (const [name, site] of all) {
      expect(prometheusOf(site).remote_write?.length ?? 0, name).toBe(site.remoteWrite ? 1 : 0);
    }
  });

  it('names a source module for each file, and ends each file with one line end', () => {
    for (const { path, source, text, kind } of artefactsOf(everything)) {
      expect(source, path).toMatch(/^stack\/[a-z-]+\.ts$/);
      expect(kind, path).toBe('config');
      expect(text, path).toMatch(/[^\n]\n$/);
      expect(text, path).not.toMatch(/[ \t]\n|\r/);
    }
  });
});

describe('a component whose part is switched off', () => {
  const routed = (site: Site): Site => {
    const { notifications } = site;
    const receivers = { ...notifications.receivers, hosting: notifications.receivers['team']! };
    const byComponent = { ...notifications.byComponent, host: 'hosting', logs: 'hosting' };
    return { ...site, notifications: { ...notifications, byComponent, receivers } };
  };
  const matchers = (site: Site): string => JSON.stringify(alertmanagerOf(site).route);
  const names = (site: Site): string[] => (alertmanagerOf(site).receivers ?? []).map(({ name }) => name);

  it('has neither a route nor a receiver', () => {
    const off = routed(siteWith({ node: false }));
    expect(matchers(off)).not.toMatch(/component=..(host|logs)/);
    expect(names(off)).not.toContain('hosting');
    expect(stackFindings(off, contentOf(off))).toEqual([]);
  });

  it('has its route back with the part', () => {
    const on = routed(siteWith({}));
    expect(matchers(on)).toContain('component=\\"host\\"');
    expect(matchers(on)).not.toContain('component=\\"logs\\"');
    expect(names(on)).toContain('hosting');
  });
});

describe('a sample of the combinations, read by the real programs', () => {
  let promtool: string;
  let amtool: string;
  const folder = mkdtempSync(join(tmpdir(), 'stack-'));

  beforeAll(async () => {
    [promtool, amtool] = await Promise.all([tool('promtool'), tool('amtool')]);
  }, fetchTimeout);
  afterAll(() => rmSync(folder, { recursive: true }));

  const sample = all.filter((_, at) => at % 13 === 0);

  it.each(sample)('%s', async (name, site) => {
    const root = join(folder, name.replace(/\W+/g, '-'));
    const rules = contentOf(site).ruleFiles.map((file) => ({ path: `prometheus/${file}`, text: 'groups: []\n' }));
    for (const { path, text } of [...artefactsOf(site), ...rules]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const [prometheus, alertmanager] = await Promise.all([
      checkPrometheus(promtool, join(root, 'prometheus/prometheus.yml')),
      checkAlertmanager(amtool, join(root, 'alertmanager/alertmanager.yml')),
    ]);
    expect(prometheus.output).toContain(`${rules.length} rule files found`);
    expect(prometheus.ok, prometheus.output).toBe(true);
    expect(alertmanager.output).toContain('1 templates');
    expect(alertmanager.ok, alertmanager.output).toBe(true);
  });
});
