import type { Locate } from '../engine/checks/config/model/locate.ts';
import type { PrometheusConfig, RemoteWriteConfig } from '../engine/checks/config/model/prometheus.ts';
import type { Artefact } from '../engine/artefact.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import type { StackContent } from './content.ts';
import { header } from './header.ts';
import { siteOrigin } from './origin.ts';
import { scrapeJobs } from './scrape-jobs.ts';
import type { ExternalCheck, RemoteWrite, Site } from './site-type.ts';

const source = 'stack/prometheus-config.ts';

/** prometheus.yml as data. */
export function prometheusConfig(site: Site, content: StackContent): PrometheusConfig {
  return {
    global: {
      scrape_interval: site.scrapeInterval,
      scrape_timeout: site.scrapeTimeout,
      evaluation_interval: site.evaluationInterval,
      external_labels: site.prometheus.externalLabels,
    },
    rule_files: content.ruleFiles.length === 0 ? [] : ['rules/*.yml'],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [site.alertmanager.target] }] }] },
    scrape_configs: scrapeJobs(site).map(({ config }) => config),
    ...(site.remoteWrite
      ? { remote_write: [remoteWrite(site.remoteWrite, site.externalCheck, content.keepMetrics)] }
      : {}),
  };
}

/**
 * Only the listed metrics leave the host; the order is that of their names, so that a new one is one change. The
 * instance of the probes is the address of the public site, which the receiver need not learn.
 */
function remoteWrite(
  { url, username, passwordFile }: RemoteWrite,
  check: ExternalCheck | false,
  keep: readonly string[],
): RemoteWriteConfig {
  const hideAddress = check && {
    source_labels: ['job'],
    regex: check.job.replaceAll('.', '\\.'),
    target_label: 'instance',
    replacement: 'public-site',
  };
  return {
    name: 'grafana-cloud',
    url,
    basic_auth: { username, password_file: passwordFile },
    write_relabel_configs: [
      { source_labels: ['__name__'], regex: [...new Set(keep)].sort().join('|'), action: 'keep' },
      ...(hideAddress ? [hideAddress] : []),
    ],
  };
}

/** out/prometheus/ is laid out as /etc/prometheus/, so that relative names hold in both. */
export function prometheusArtefacts(site: Site, content: StackContent): Artefact[] {
  const comment = header("Prometheus' configuration.", source, '/etc/prometheus/prometheus.yml, beside rules/');
  const text = yamlText(prometheusConfig(site, content), comment);
  return [{ path: 'prometheus/prometheus.yml', text, kind: 'config', source }];
}

/** Which line of site.ts a part of prometheus.yml comes from. */
export function locatePrometheus(site: Site): Locate {
  const jobs = scrapeJobs(site);
  return ([section, ...rest]) => {
    const [first, second, third] = rest.map(String);
    switch (section) {
      case 'scrape_configs':
        return siteOrigin(site, locateJob(jobs[Number(first)]?.part ?? [], second));
      case 'global':
        return siteOrigin(site, globalPath(first, second));
      case 'alerting':
        return siteOrigin(site, ['alertmanager', 'target']);
      case 'remote_write':
        return siteOrigin(site, ['remoteWrite', ...remotePath(second, third)]);
      default:
        return siteOrigin(site, ['prometheus']);
    }
  };
}

function locateJob(part: readonly string[], property: string | undefined): string[] {
  const names: Record<string, string> = {
    job_name: 'job',
    static_configs: part.length === 1 && part[0] === 'externalCheck' ? 'url' : 'target',
    metrics_path: 'metricsPath',
    scrape_interval: 'interval',
    scrape_timeout: 'timeout',
  };
  const name = property === undefined ? undefined : names[property];
  return name === undefined ? [...part] : [...part, name];
}

function globalPath(property = '', label?: string): string[] {
  if (property === 'external_labels') return ['prometheus', 'externalLabels', ...(label === undefined ? [] : [label])];
  return [property.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
}

function remotePath(property: string | undefined, inner: string | undefined): string[] {
  if (property === 'url') return ['url'];
  if (property === 'basic_auth') return [inner === 'username' ? 'username' : 'passwordFile'];
  return [];
}
