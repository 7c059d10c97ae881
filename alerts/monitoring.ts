import { type Alert, alert, group, type RuleGroup } from '../engine/alert.ts';
import { above, absent, below, equals, not, or, select, vector } from '../engine/promql/index.ts';
import * as alertmanagerMetrics from '../metrics/alertmanager.ts';
import { siteProbe } from '../metrics/blackbox.ts';
import { logShipper } from '../metrics/log-shipper.ts';
import { loki } from '../metrics/loki.ts';
import { marketplace } from '../metrics/marketplace.ts';
import { node } from '../metrics/node.ts';
import { alertmanagersDiscovered, configReloadSuccessful, prometheus, up } from '../metrics/prometheus.ts';
import {
  failedNotifications15m,
  missedEvaluations15m,
  ruleFailures15m,
  storageFailures3h,
  toleratedMissedEvaluations,
  unsentAlerts15m,
} from '../signals/monitoring.ts';
import type { Site } from '../stack/site-type.ts';

export const watchdog = alert({
  name: 'Watchdog',
  severity: 'none',
  component: 'monitoring',
  when: vector(1),
  summary: 'Alerting pipeline is alive',
  description: 'Always fires. Route it to an external dead man switch that pages when it stops arriving.',
  shownOn: 'monitoring/Watchdog',
});

export const targetDown = alert({
  name: 'TargetDown',
  severity: 'warning',
  component: 'monitoring',
  // The marketplace has ServerDown.
  when: equals(select(up, { job: not(marketplace) }), 0),
  for: '5m',
  summary: 'Scrape target is down',
  description: 'Target {{ $labels.instance }} of job {{ $labels.job }} does not answer.',
  shownOn: 'monitoring/Scrape targets',
});

/** Of every job that the site scrapes, except the marketplace's, which has ServerTargetMissing. */
export function monitoringJobMissing(site: Site): Alert {
  const jobs = [
    prometheus,
    alertmanagerMetrics.alertmanager,
    ...(site.node ? [node] : []),
    ...(site.logging ? [loki, logShipper] : []),
    ...(site.externalCheck ? [siteProbe] : []),
  ];
  return alert({
    name: 'MonitoringJobMissing',
    severity: 'warning',
    component: 'monitoring',
    when: jobs.map((job) => absent(select(up, { job }))).reduce((missing, next) => or(missing, next)),
    for: '10m',
    summary: 'A required scrape job has no targets',
    description: 'Prometheus has no target in job {{ $labels.job }}.',
    shownOn: 'monitoring/Scrape targets',
  });
}

export const prometheusConfigReloadFailed = alert({
  name: 'PrometheusConfigReloadFailed',
  severity: 'warning',
  component: 'monitoring',
  when: equals(configReloadSuccessful, 0),
  for: '5m',
  summary: 'Prometheus runs an old configuration',
  description:
    'The last reload of {{ $labels.instance }} failed; ' +
    'rule changes are not active and the next restart will not start.',
  shownOn: 'monitoring/Configuration reloads',
});

export const prometheusRuleFailures = alert({
  name: 'PrometheusRuleFailures',
  severity: 'critical',
  component: 'monitoring',
  when: above(ruleFailures15m, 0),
  for: '5m',
  summary: 'Prometheus cannot evaluate rules',
  description: 'Rule group {{ $labels.rule_group }} fails to evaluate; its alerts are blind.',
  shownOn: 'monitoring/Rule evaluation failures',
});

export const prometheusRuleEvaluationsMissed = alert({
  name: 'PrometheusRuleEvaluationsMissed',
  severity: 'warning',
  component: 'monitoring',
  when: above(missedEvaluations15m, toleratedMissedEvaluations),
  for: '5m',
  summary: 'Prometheus skips rule evaluations',
  description: 'Rule group {{ $labels.rule_group }} takes longer than its interval.',
  shownOn: 'monitoring/Missed rule evaluations',
});

export const prometheusNoAlertmanager = alert({
  name: 'PrometheusNoAlertmanager',
  severity: 'critical',
  component: 'monitoring',
  when: below(alertmanagersDiscovered, 1),
  for: '5m',
  summary: 'Prometheus has no Alertmanager',
  description: '{{ $labels.instance }} discovers no Alertmanager: no alert, not even this one, will be delivered.',
  shownOn: 'monitoring/Alertmanagers discovered',
});

export const prometheusNotificationErrors = alert({
  name: 'PrometheusNotificationErrors',
  severity: 'warning',
  component: 'monitoring',
  when: above(unsentAlerts15m, 0),
  for: '5m',
  summary: 'Prometheus fails to send alerts',
  description: 'Alerts from {{ $labels.instance }} to {{ $labels.alertmanager }} fail.',
  shownOn: 'monitoring/Alerts not sent',
});

export const prometheusTsdbFailures = alert({
  name: 'PrometheusTSDBFailures',
  severity: 'warning',
  component: 'monitoring',
  when: above(storageFailures3h, 0),
  for: '15m',
  summary: 'Prometheus storage is failing',
  description: 'Compaction, block reload or WAL errors on {{ $labels.instance }}.',
  shownOn: 'monitoring/Storage failures',
});

export const alertmanagerConfigReloadFailed = alert({
  name: 'AlertmanagerConfigReloadFailed',
  severity: 'warning',
  component: 'monitoring',
  when: equals(alertmanagerMetrics.configReloadSuccessful, 0),
  for: '5m',
  summary: 'Alertmanager runs an old configuration',
  description: 'The last reload of {{ $labels.instance }} failed.',
  shownOn: 'monitoring/Configuration reloads',
});

export const alertmanagerNotificationsFailing = alert({
  name: 'AlertmanagerNotificationsFailing',
  severity: 'critical',
  component: 'monitoring',
  when: above(failedNotifications15m, 0),
  for: '5m',
  summary: 'Alertmanager cannot deliver notifications',
  description:
    'Notifications through {{ $labels.integration }} fail on {{ $labels.instance }}; people are not being told.',
  shownOn: 'monitoring/Notifications failed',
});

export function monitoringGroup(site: Site): RuleGroup {
  return group({
    name: 'monitoring_self',
    file: 'monitoring',
    interval: '30s',
    rules: [
      watchdog,
      targetDown,
      monitoringJobMissing(site),
      prometheusConfigReloadFailed,
      prometheusRuleFailures,
      prometheusRuleEvaluationsMissed,
      prometheusNoAlertmanager,
      prometheusNotificationErrors,
      prometheusTsdbFailures,
      alertmanagerConfigReloadFailed,
      alertmanagerNotificationsFailing,
    ],
  });
}
