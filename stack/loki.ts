import type { Artefact } from '../engine/artefact.ts';
import { parseAddress } from '../engine/checks/config/model/address.ts';
import { secondsOf } from '../engine/duration.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import { header } from './header.ts';
import type { Logging, Site } from './site-type.ts';

const source = 'stack/loki.ts';
const folder = '/var/lib/loki';

/** Loki's configuration as data: one process, on the local disk, that deletes what is older than the retention. */
export function lokiConfig({ loki }: Logging): object {
  const http = parseAddress(loki.listen);
  const grpc = parseAddress(loki.grpcListen);
  return {
    auth_enabled: false,
    server: {
      http_listen_address: http?.host ?? '',
      http_listen_port: http?.port ?? 0,
      grpc_listen_address: grpc?.host ?? '',
      grpc_listen_port: grpc?.port ?? 0,
      log_level: 'warn',
    },
    analytics: { reporting_enabled: false },
    common: {
      instance_addr: '127.0.0.1',
      path_prefix: folder,
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' }, instance_addr: '127.0.0.1' },
      storage: { filesystem: { chunks_directory: `${folder}/chunks`, rules_directory: `${folder}/rules` } },
    },
    // Gossip is not used; if a later version starts it all the same, it stays on this machine.
    memberlist: { bind_addr: ['127.0.0.1'], advertise_addr: '127.0.0.1' },
    schema_config: {
      configs: [
        {
          from: '2024-01-01',
          store: 'tsdb',
          object_store: 'filesystem',
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    limits_config: {
      retention_period: `${Math.round((secondsOf(loki.retention) ?? 0) / 3600)}h`,
      // The labels are job, unit and level; Loki adds none of its own, and takes no line that has many.
      max_label_names_per_series: 5,
      discover_service_name: [],
      discover_log_levels: false,
    },
    compactor: {
      working_directory: `${folder}/compactor`,
      retention_enabled: true,
      delete_request_store: 'filesystem',
    },
  };
}

export function lokiArtefacts(site: Site): Artefact[] {
  if (!site.logging) return [];
  const comment = header(
    "Loki's configuration (Loki 3).",
    source,
    '/etc/loki/config.yml',
    "Debian's package loki is a genetics program: use the one of Grafana's own repository.",
  );
  return [{ path: 'logging/loki.yaml', text: yamlText(lokiConfig(site.logging), comment), kind: 'config', source }];
}
