import { exporter, gauge } from '../engine/metric.ts';

/** The outside check of the public site, where it is switched on. */
export const siteProbe = exporter('siteProbe', 'blackbox_exporter');

export const probeSuccess = gauge('probe_success', {
  from: siteProbe,
  help: 'Displays whether or not the probe was a success',
  unit: 'boolean',
});

export const probeDuration = gauge('probe_duration_seconds', {
  from: siteProbe,
  help: 'Returns how long the probe took to complete in seconds',
  unit: 'seconds',
});
