import type { Artefact } from '../engine/artefact.ts';
import { parseAddress } from '../engine/checks/config/model/address.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import { pushUrl } from './alloy.ts';
import { header } from './header.ts';
import { journalJob, journalLevels, levelPattern, redactions, unitsPattern } from './log-lines.ts';
import type { Logging, Site } from './site-type.ts';

const source = 'stack/promtail.ts';

/** promtail's configuration as data; it does what stack/alloy.ts does. */
export function promtailConfig(site: Site, logging: Logging): object {
  const http = parseAddress(logging.shipperTarget.listen);
  const redact = redactions.map(({ pattern, by }) => ({ replace: { expression: pattern, replace: by } }));
  return {
    server: {
      http_listen_address: http?.host ?? '',
      http_listen_port: http?.port ?? 0,
      // It always listens for gRPC too; port 0 is any free one.
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: 0,
      log_level: 'warn',
    },
    positions: { filename: '/var/lib/promtail/positions.yaml' },
    clients: [{ url: pushUrl(logging) }],
    scrape_configs: [
      {
        job_name: site.marketplace.job,
        static_configs: [
          { targets: ['localhost'], labels: { job: site.marketplace.job, __path__: site.marketplace.serverLog } },
        ],
        pipeline_stages: [
          { regex: { expression: levelPattern } },
          { template: { source: 'level', template: '{{ ToLower .Value }}' } },
          { labels: { level: null } },
          { labeldrop: ['filename'] },
          ...redact,
        ],
      },
      ...(logging.units.length === 0 ? [] : [journal(logging, redact)]),
    ],
  };
}

/** The journal of the units, and of nothing else. */
function journal({ units }: Logging, stages: readonly object[]): object {
  return {
    job_name: journalJob,
    journal: { max_age: '12h', labels: { job: journalJob } },
    relabel_configs: [
      { source_labels: ['__journal__systemd_unit'], regex: unitsPattern(units), action: 'keep' },
      { source_labels: ['__journal__systemd_unit'], target_label: 'unit' },
      { source_labels: ['__journal_priority_keyword'], target_label: 'level' },
      ...Object.entries(journalLevels).map(([level, words]) => ({
        source_labels: ['level'],
        regex: words,
        target_label: 'level',
        replacement: level,
      })),
    ],
    pipeline_stages: stages,
  };
}

export function promtailArtefacts(site: Site): Artefact[] {
  if (!site.logging || site.logging.shipper !== 'promtail') return [];
  const comment = header(
    "promtail's configuration. promtail is at its end of life; Grafana Alloy takes its place.",
    source,
    '/etc/promtail/config.yml',
    'Its user needs the groups adm and systemd-journal, and may read the log file.',
  );
  const text = yamlText(promtailConfig(site, site.logging), comment);
  return [{ path: 'logging/promtail.yaml', text, kind: 'config', source }];
}
