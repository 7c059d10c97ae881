import type { Setting } from '../engine/setting.ts';
import { jobOf, prefixOf } from './workload.ts';

/** An installation that scrapes these services. */
export function settingFor(services: readonly number[]): Setting {
  return {
    jobs: Object.fromEntries(services.map((service) => [prefixOf(service), jobOf(service)])),
    scrapeInterval: '15s',
    retention: '90d',
    versions: { prometheus: '2.42', grafana: '12.3' },
    evaluator: 'prometheus',
    runbooks: 'https://example.org/runbooks',
    grafana: {
      url: 'http://localhost:3000',
      folder: { uid: 'services', title: 'Services' },
      uidPrefix: 'bench-',
      mark: 'bench',
      dataSource: { uid: 'prometheus', name: 'Prometheus' },
      lokiDataSource: { uid: 'loki', name: 'Loki' },
    },
  };
}
