import { type ExternalCheck, type Logging, type RemoteWrite, type Site } from '../../stack/site-type.ts';
import { site as production } from '../../stack/site.ts';

export const logging: Logging = {
  shipper: 'alloy',
  shipperTarget: { job: 'shipper', target: 'localhost:12345', listen: '127.0.0.1:12345' },
  loki: {
    job: 'loki',
    target: 'localhost:3100',
    listen: '127.0.0.1:3100',
    url: 'http://localhost:3100',
    grpcListen: '127.0.0.1:9096',
    retention: '30d',
  },
  units: ['marketplace-server.service', 'monero-wallet-rpc@escrow.service', 'prometheus.service'],
};

/** An address of the right form, which no one has. */
export const onion = `http://${'a2'.repeat(28)}.onion/health`;

export const externalCheck: ExternalCheck = {
  exporter: { job: 'blackbox', target: 'localhost:9115', listen: '127.0.0.1:9115' },
  job: 'site-probe',
  url: onion,
  proxyUrl: 'socks5://127.0.0.1:9050',
  interval: '2m',
};

export const remoteWrite: RemoteWrite = {
  url: 'https://prometheus-prod-01.grafana.net/api/prom/push',
  username: '123456',
  passwordFile: '/etc/prometheus/secrets/grafana-cloud',
};

/** The site of the project with some parts changed. */
export function siteWith(changes: Partial<Site>): Site {
  return { ...production, ...changes };
}

/** A site with every optional part. */
export const everything: Site = siteWith({ logging, externalCheck, remoteWrite });

/** Every combination of the switches, each with what it is called. */
export function combinations(): [name: string, site: Site][] {
  const found: [string, Site][] = [];
  for (const evaluator of ['prometheus', 'grafana'] as const)
    for (const node of [true, false])
      for (const shipper of ['off', 'alloy', 'promtail'] as const)
        for (const check of [true, false])
          for (const remote of [true, false])
            for (const fedBy of ['publish', 'files'] as const) {
              const name = `${evaluator}, node ${node}, logging ${shipper}, check ${check}, remote ${remote}, ${fedBy}`;
              const site = siteWith({
                evaluator,
                node: node && production.node,
                logging: shipper === 'off' ? false : { ...logging, shipper },
                externalCheck: check && externalCheck,
                remoteWrite: remote && remoteWrite,
                grafana: { ...production.grafana, fedBy },
              });
              found.push([name, site]);
            }
  return found;
}
