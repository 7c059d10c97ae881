import type { AnyMetric } from '../engine/metric.ts';
import * as alertmanager from './alertmanager.ts';
import * as blackbox from './blackbox.ts';
import * as logShipper from './log-shipper.ts';
import * as loki from './loki.ts';
import * as marketplace from './marketplace.ts';
import * as node from './node.ts';
import * as prometheus from './prometheus.ts';

const metricsIn = (module: object): AnyMetric[] =>
  Object.values(module).filter((entry: { readonly kind?: string }): entry is AnyMetric => entry.kind === 'metric');

/** The marketplace's own metrics, in the order in which the server exposes them. */
export const exposed: readonly AnyMetric[] = [
  marketplace.escrowsCreated,
  marketplace.escrowsFunded,
  marketplace.escrowsCompleted,
  marketplace.escrowsDisputed,
  marketplace.escrowsResolved,
  marketplace.rpcCalls,
  marketplace.rpcCallsFailed,
  marketplace.disputesBuyerWon,
  marketplace.disputesVendorWon,
  marketplace.uptime,
];

/** Every metric that a query may use, by exporter. */
export const catalogue: readonly AnyMetric[] = [
  ...metricsIn(marketplace),
  ...metricsIn(prometheus),
  ...metricsIn(alertmanager),
  ...metricsIn(node),
  ...metricsIn(loki),
  ...metricsIn(logShipper),
  ...metricsIn(blackbox),
];
