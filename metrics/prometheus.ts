import { computed, counter, everyTarget, exporter, gauge } from '../engine/metric.ts';

/** Prometheus itself, and what it writes about every target. */
export const prometheus = exporter('prometheus', 'Prometheus');

export const up = gauge('up', {
  from: everyTarget,
  help: '1 if the last scrape of the target succeeded, 0 if it failed',
  unit: 'boolean',
});

export const scrapeDuration = gauge('scrape_duration_seconds', {
  from: everyTarget,
  help: 'Duration of the last scrape',
  unit: 'seconds',
});

export const scrapeSamplesScraped = gauge('scrape_samples_scraped', {
  from: everyTarget,
  help: 'Samples that the target exposed in the last scrape',
});

export const alerts = gauge('ALERTS', {
  from: computed,
  help: '1 for every pending or firing alert',
  unit: 'boolean',
  labels: {
    alertname: 'any',
    alertstate: ['pending', 'firing'],
    severity: ['critical', 'warning', 'info', 'none'],
    component: 'any',
    job: 'any',
    instance: 'any',
  },
});

export const configReloadSuccessful = gauge('prometheus_config_last_reload_successful', {
  from: prometheus,
  help: 'Whether the last configuration reload attempt was successful.',
  unit: 'boolean',
});

export const ruleEvaluationFailures = counter('prometheus_rule_evaluation_failures_total', {
  from: prometheus,
  help: 'The total number of rule evaluation failures.',
  labels: { rule_group: 'any' },
});

export const ruleGroupIterationsMissed = counter('prometheus_rule_group_iterations_missed_total', {
  from: prometheus,
  help: 'The total number of rule group evaluations missed due to slow rule group evaluation.',
  labels: { rule_group: 'any' },
});

export const ruleGroupLastDuration = gauge('prometheus_rule_group_last_duration_seconds', {
  from: prometheus,
  help: 'The duration of the last rule group evaluation.',
  unit: 'seconds',
  labels: { rule_group: 'any' },
});

export const ruleGroupInterval = gauge('prometheus_rule_group_interval_seconds', {
  from: prometheus,
  help: 'The interval of a rule group.',
  unit: 'seconds',
  labels: { rule_group: 'any' },
});

export const alertmanagersDiscovered = gauge('prometheus_notifications_alertmanagers_discovered', {
  from: prometheus,
  help: 'The number of alertmanagers discovered and active.',
});

export const notificationErrors = counter('prometheus_notifications_errors_total', {
  from: prometheus,
  help: 'Total number of errors sending alert notifications.',
  labels: { alertmanager: 'any' },
});

export const tsdbCompactionsFailed = counter('prometheus_tsdb_compactions_failed_total', {
  from: prometheus,
  help: 'Total number of compactions that failed for the partition.',
});

export const tsdbReloadsFailures = counter('prometheus_tsdb_reloads_failures_total', {
  from: prometheus,
  help: 'Number of times the database failed to reloadBlocks block data from disk.',
});

export const tsdbWalCorruptions = counter('prometheus_tsdb_wal_corruptions_total', {
  from: prometheus,
  help: 'Total number of WAL corruptions.',
});

export const tsdbHeadSeries = gauge('prometheus_tsdb_head_series', {
  from: prometheus,
  help: 'Total number of series in the head block.',
});
