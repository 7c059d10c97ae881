import type { Listener } from '../engine/checks/config/listens-beyond-loopback.ts';
import type { Reachable } from '../engine/checks/config/target-not-listening.ts';
import { addressOfUrl, addressText, parseUrl } from '../engine/checks/config/model/address.ts';
import { siteOrigin } from './origin.ts';
import type { Program, Site } from './site-type.ts';

/** A program of the stack that is scraped, its name for people, and its part of site.ts. */
interface Named {
  readonly what: string;
  readonly part: readonly string[];
  readonly program: Program;
}

function programs(site: Site): Named[] {
  const { logging, externalCheck } = site;
  const found: Named[] = [
    { what: 'Prometheus', part: ['prometheus'], program: site.prometheus },
    { what: 'Alertmanager', part: ['alertmanager'], program: site.alertmanager },
  ];
  if (site.node) found.push({ what: 'node_exporter', part: ['node'], program: site.node });
  if (logging) {
    const shipper = logging.shipper === 'alloy' ? 'Grafana Alloy' : 'promtail';
    found.push({ what: 'Loki', part: ['logging', 'loki'], program: logging.loki });
    found.push({ what: shipper, part: ['logging', 'shipperTarget'], program: logging.shipperTarget });
  }
  if (externalCheck) {
    found.push({ what: 'blackbox_exporter', part: ['externalCheck', 'exporter'], program: externalCheck.exporter });
  }
  return found;
}

const listener = (site: Site, what: string, value: string, path: readonly string[]): Listener => ({
  what,
  value,
  origin: siteOrigin(site, path),
});

/** Every address at which a program of the stack accepts connections. */
export function listeners(site: Site): Listener[] {
  const found = programs(site).map(({ what, part, program }) =>
    listener(site, what, program.listen, [...part, 'listen']),
  );
  found.push(listener(site, 'Grafana', site.grafana.listen, ['grafana', 'listen']));
  if (site.logging) {
    found.push(listener(site, 'Loki (gRPC)', site.logging.loki.grpcListen, ['logging', 'loki', 'grpcListen']));
  }
  return found;
}

/** Where the programs are looked for, beside where they listen. */
export function reachables(site: Site): Reachable[] {
  const scraped = programs(site).map(({ what, part, program }) => ({
    listener: listener(site, what, program.listen, [...part, 'listen']),
    target: { value: program.target, origin: siteOrigin(site, [...part, 'target']) },
  }));
  const read: [url: string, path: string[], of: Listener][] = [
    [
      site.grafana.dataSource.url,
      ['grafana', 'dataSource', 'url'],
      listener(site, 'Prometheus', site.prometheus.listen, ['prometheus', 'listen']),
    ],
  ];
  if (site.logging) {
    const { url, listen } = site.logging.loki;
    read.push([url, ['logging', 'loki', 'url'], listener(site, 'Loki', listen, ['logging', 'loki', 'listen'])]);
  }
  const urls = read.flatMap(([text, path, of]): Reachable[] => {
    const url = parseUrl(text);
    return url === undefined
      ? []
      : [{ listener: of, target: { value: addressText(addressOfUrl(url)), origin: siteOrigin(site, path) } }];
  });
  return [...scraped, ...urls];
}
