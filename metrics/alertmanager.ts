import { counter, exporter, gauge } from '../engine/metric.ts';

export const alertmanager = exporter('alertmanager', 'Alertmanager');

export const configReloadSuccessful = gauge('alertmanager_config_last_reload_successful', {
  from: alertmanager,
  help: 'Whether the last configuration reload attempt was successful.',
  unit: 'boolean',
});

export const notifications = counter('alertmanager_notifications_total', {
  from: alertmanager,
  help: 'The total number of attempted notifications.',
  labels: { integration: 'any' },
});

export const notificationsFailed = counter('alertmanager_notifications_failed_total', {
  from: alertmanager,
  help: 'The total number of failed notifications.',
  // `reason` came with Alertmanager 0.26; queries aggregate it away.
  labels: { integration: 'any', reason: 'any' },
});
