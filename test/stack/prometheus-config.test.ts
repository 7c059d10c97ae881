import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { ScrapeConfig } from '../../engine/checks/config/model/prometheus.ts';
import { locatePrometheus, prometheusArtefacts, prometheusConfig } from '../../stack/prometheus-config.ts';
import { changed } from './change.ts';
import { contentOf } from './content.ts';
import { everything, onion, siteWith } from './sites.ts';

const config = prometheusConfig(everything, contentOf(everything));
const job = (name: string): ScrapeConfig => config.scrape_configs!.find(({ job_name }) => job_name === name)!;

describe('prometheus.yml', () => {
  it('takes intervals, labels and Alertmanager from the site', () => {
    expect(config.global).toEqual({
      scrape_interval: '15s',
      scrape_timeout: '10s',
      evaluation_interval: '30s',
      external_labels: { monitor: 'monero-marketplace' },
    });
    expect(config.alerting).toEqual({ alertmanagers: [{ static_configs: [{ targets: ['localhost:9093'] }] }] });
    expect(config.rule_files).toEqual(['rules/*.yml']);
  });

  it('limits what the marketplace may expose, and nothing else', () => {
    expect(job('marketplace-server')).toMatchObject({ sample_limit: 200, label_limit: 10, body_size_limit: '1MB' });
    expect(config.scrape_configs!.filter(({ sample_limit }) => sample_limit !== undefined)).toHaveLength(1);
  });

  it('probes the public site through the exporter, whose own metrics are a job apart', () => {
    expect(job('site-probe')).toMatchObject({
      metrics_path: '/probe',
      params: { module: ['public_site'] },
      scrape_interval: '2m',
      scrape_timeout: '30s',
      static_configs: [{ targets: [onion] }],
    });
    expect(job('site-probe').relabel_configs?.at(-1)).toEqual({
      target_label: '__address__',
      replacement: 'localhost:9115',
    });
    expect(job('blackbox').static_configs).toEqual([{ targets: ['localhost:9115'] }]);
  });

  it('gives a probe no longer than the interval between two', () => {
    const often = changed(everything, 'externalCheck.interval', '20s');
    const probes = prometheusConfig(often, contentOf(often)).scrape_configs!;
    expect(probes.find(({ job_name }) => job_name === 'site-probe')?.scrape_timeout).toBe('20s');
  });

  it('sends the listed metrics away, each once and in order, with the password in a file', () => {
    expect(config.remote_write).toMatchObject([
      { basic_auth: { username: '123456', password_file: '/etc/prometheus/secrets/grafana-cloud' } },
    ]);
    expect(config.remote_write![0]!.write_relabel_configs![0]).toEqual({
      source_labels: ['__name__'],
      regex: 'job:rpc_failure:ratio5m|rpc_calls_total|up',
      action: 'keep',
    });
  });

  it('keeps the address of the public site to itself', () => {
    expect(config.remote_write![0]!.write_relabel_configs).toHaveLength(2);
    expect(config.remote_write![0]!.write_relabel_configs![1]).toMatchObject({
      regex: 'site-probe',
      target_label: 'instance',
    });
    const unprobed = siteWith({ remoteWrite: everything.remoteWrite });
    expect(prometheusConfig(unprobed, contentOf(unprobed)).remote_write![0]!.write_relabel_configs).toHaveLength(1);
  });

  it('says how to read an untyped answer where Prometheus 3 would refuse it', () => {
    const three = changed(everything, 'prometheus.version', '3.2');
    const [first, second] = prometheusConfig(three, contentOf(three)).scrape_configs!;
    expect(first?.fallback_scrape_protocol).toBe('PrometheusText0.0.4');
    expect(second?.fallback_scrape_protocol).toBeUndefined();
    expect(job('marketplace-server').fallback_scrape_protocol).toBeUndefined();
  });

  it('reads back as the data it was written from, whatever the hour', () => {
    const [first] = prometheusArtefacts(everything, contentOf(everything));
    const [second] = prometheusArtefacts(everything, contentOf(everything));
    expect(first).toEqual(second);
    expect(parse(first!.text)).toEqual(JSON.parse(JSON.stringify(config)));
  });
});

describe('the line of site.ts that a part of prometheus.yml comes from', () => {
  const locate = locatePrometheus(everything);
  it.each([
    [['scrape_configs', 3, 'job_name'], "job: 'node'"],
    [['scrape_configs', 6, 'scrape_timeout'], 'externalCheck: {'],
    [['scrape_configs', 6, 'static_configs'], `url: '${onion}'`],
    [['global', 'scrape_interval'], "scrapeInterval: '15s'"],
    [['global', 'external_labels', 'monitor'], "monitor: 'monero-marketplace'"],
    [['alerting'], "target: 'localhost:9093'"],
    [['remote_write', 0, 'basic_auth', 'username'], "username: '123456'"],
    [['rule_files', 0], 'prometheus: {'],
  ])('%j is %s', (path, anchor) => {
    expect(locate(path).anchor).toBe(anchor);
  });
});
