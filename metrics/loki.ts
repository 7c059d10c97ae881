import { counter, exporter } from '../engine/metric.ts';

/** Loki, where logging is switched on. */
export const loki = exporter('loki', 'Loki');

export const linesReceived = counter('loki_distributor_lines_received_total', {
  from: loki,
  help: 'The total number of lines received per tenant',
  labels: { tenant: 'any' },
});

export const samplesDiscarded = counter('loki_discarded_samples_total', {
  from: loki,
  help: 'The total number of samples that were discarded.',
  labels: { reason: 'any', tenant: 'any' },
});
