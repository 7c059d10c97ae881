import type { Site } from './site-type.ts';

/**
 * The same site with every optional part, as far as alerts depend on parts: what tells an alert that this site
 * lacks from one that nobody has.
 */
export function everySwitchOn(site: Site): Site {
  return {
    ...site,
    node: site.node || { job: 'node', target: 'localhost:9100', listen: '127.0.0.1:9100' },
    logging: site.logging || {
      shipper: 'alloy',
      shipperTarget: { job: 'alloy', target: 'localhost:12345', listen: '127.0.0.1:12345' },
      loki: {
        job: 'loki',
        target: 'localhost:3100',
        listen: '127.0.0.1:3100',
        url: 'http://localhost:3100',
        grpcListen: '127.0.0.1:9096',
        retention: '30d',
      },
      units: ['marketplace-server.service'],
    },
    externalCheck: site.externalCheck || {
      exporter: { job: 'blackbox', target: 'localhost:9115', listen: '127.0.0.1:9115' },
      job: 'site',
      url: 'https://localhost/',
      interval: '1m',
    },
  };
}
