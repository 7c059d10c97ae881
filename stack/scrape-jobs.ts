import type { RelabelConfig, ScrapeConfig } from '../engine/checks/config/model/prometheus.ts';
import { parseVersion } from '../engine/checks/config/model/version.ts';
import { blackboxModule, probeTimeout } from './blackbox.ts';
import type { ExternalCheck, ScrapeTarget, Site } from './site-type.ts';

/** A scrape job and the part of site.ts that it comes from. */
export interface ScrapeJob {
  readonly part: readonly string[];
  readonly config: ScrapeConfig;
}

/**
 * What the marketplace may expose at most. Ten series are catalogued and MarketplaceCardinalityHigh fires above a
 * hundred; a release that labels its metrics by user or escrow must not fill the disk, so its scrapes fail.
 */
const limits = {
  sample_limit: 200,
  label_limit: 10,
  label_name_length_limit: 64,
  // Room for a target with an onion name; none for a wallet address or a key, should one ever become a label.
  label_value_length_limit: 80,
  body_size_limit: '1MB',
} as const;

/** One job for each part that exists. */
export function scrapeJobs(site: Site): ScrapeJob[] {
  const { logging, externalCheck } = site;
  const jobs = [
    { part: ['marketplace'], config: job(site.marketplace, { ...limits, ...fallbackProtocol(site) }) },
    { part: ['prometheus'], config: job(site.prometheus) },
    { part: ['alertmanager'], config: job(site.alertmanager) },
  ];
  if (site.node) jobs.push({ part: ['node'], config: job(site.node) });
  if (logging) {
    jobs.push({ part: ['logging', 'loki'], config: job(logging.loki) });
    jobs.push({ part: ['logging', 'shipperTarget'], config: job(logging.shipperTarget) });
  }
  if (externalCheck) {
    jobs.push({ part: ['externalCheck'], config: probeJob(externalCheck) });
    jobs.push({ part: ['externalCheck', 'exporter'], config: job(externalCheck.exporter) });
  }
  return jobs;
}

function job({ job, target, metricsPath }: ScrapeTarget, more: Partial<ScrapeConfig> = {}): ScrapeConfig {
  return {
    job_name: job,
    ...(metricsPath === undefined ? {} : { metrics_path: metricsPath }),
    ...more,
    static_configs: [{ targets: [target] }],
  };
}

/** Prometheus 3 refuses an answer without a proper Content-Type unless it is told how to read it; 2.x reads it so. */
function fallbackProtocol(site: Site): Partial<ScrapeConfig> {
  const major = parseVersion(site.prometheus.version)?.[0] ?? 0;
  return major >= 3 ? { fallback_scrape_protocol: 'PrometheusText0.0.4' } : {};
}

function probeJob(check: ExternalCheck): ScrapeConfig {
  return {
    job_name: check.job,
    scrape_interval: check.interval,
    scrape_timeout: probeTimeout(check),
    metrics_path: '/probe',
    params: { module: [blackboxModule] },
    static_configs: [{ targets: [check.url] }],
    relabel_configs: throughExporter(check.exporter.target),
  };
}

/** The URL becomes a parameter and the instance, and the exporter is what is asked. */
function throughExporter(exporter: string): RelabelConfig[] {
  return [
    { source_labels: ['__address__'], target_label: '__param_target' },
    { source_labels: ['__param_target'], target_label: 'instance' },
    { target_label: '__address__', replacement: exporter },
  ];
}
