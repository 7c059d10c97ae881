import { counter, exporter } from '../engine/metric.ts';

/** What ships the logs to Loki: Grafana Alloy, or promtail on hosts that have it already. */
export const logShipper = exporter('logShipper', 'log shipper');

const labels = { host: 'any', tenant: 'any' } as const;

export const alloySentEntries = counter('loki_write_sent_entries_total', {
  from: logShipper,
  help: 'Number of log entries sent to the ingester.',
  labels: { ...labels, component_id: 'any', component_path: 'any' },
});

export const alloyDroppedEntries = counter('loki_write_dropped_entries_total', {
  from: logShipper,
  help: 'Number of log entries dropped because failed to be sent to the ingester after all retries.',
  labels: { ...labels, component_id: 'any', component_path: 'any', reason: 'any' },
});

export const promtailSentEntries = counter('promtail_sent_entries_total', {
  from: logShipper,
  help: 'Number of log entries sent to the ingester.',
  labels,
});

export const promtailDroppedEntries = counter('promtail_dropped_entries_total', {
  from: logShipper,
  help: 'Number of log entries dropped because failed to be sent to the ingester after all retries.',
  labels: { ...labels, reason: 'any' },
});
