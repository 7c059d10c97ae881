import { declareSite } from './site-type.ts';

/** The marketplace's own installation: one host, everything on loopback, reached through an SSH tunnel. */
export const site = declareSite({
  name: 'production',
  evaluator: 'prometheus',
  scrapeInterval: '15s',
  scrapeTimeout: '10s',
  evaluationInterval: '30s',

  marketplace: {
    job: 'marketplace-server',
    target: 'localhost:8080',
    serverLog: '/var/log/marketplace/server.log',
  },
  prometheus: {
    job: 'prometheus',
    target: 'localhost:9090',
    version: '2.42',
    listen: '127.0.0.1:9090',
    retention: '90d',
    externalLabels: { monitor: 'monero-marketplace' },
  },
  alertmanager: { job: 'alertmanager', target: 'localhost:9093', version: '0.25', listen: '127.0.0.1:9093' },
  node: { job: 'node', target: 'localhost:9100', listen: '127.0.0.1:9100' },
  logging: false,
  externalCheck: false,
  remoteWrite: false,

  notifications: {
    receivers: {
      oncall: [
        {
          kind: 'email',
          to: 'oncall@localhost',
          from: 'alertmanager@localhost',
          smarthost: 'localhost:25',
        },
      ],
      team: [
        {
          kind: 'email',
          to: 'operators@localhost',
          from: 'alertmanager@localhost',
          smarthost: 'localhost:25',
        },
      ],
      disputes: [
        {
          kind: 'email',
          to: 'disputes@localhost',
          from: 'alertmanager@localhost',
          smarthost: 'localhost:25',
        },
      ],
      deadman: [
        {
          kind: 'webhook',
          url: 'http://localhost:9095/watchdog',
          credentialsFile: '/etc/prometheus/secrets/deadman',
          sendResolved: false,
        },
      ],
    },
    critical: 'oncall',
    warning: 'team',
    info: 'team',
    deadMansSwitch: 'deadman',
    byComponent: { dispute: 'disputes', arbiter: 'disputes' },
  },

  grafana: {
    version: '11.1',
    url: 'http://localhost:3000',
    listen: '127.0.0.1:3000',
    adminPasswordFile: '/etc/grafana/secrets/admin-password',
    fedBy: 'publish',
    folder: { uid: 'mm-marketplace', title: 'Monero Marketplace' },
    uidPrefix: 'mm-',
    mark: 'monero-marketplace-monitoring',
    dataSource: { uid: 'mm-prometheus', name: 'Prometheus', url: 'http://localhost:9090' },
    lokiDataSource: { uid: 'mm-loki', name: 'Loki' },
  },
  runbooks: 'http://localhost:3000/public/runbooks',
});
