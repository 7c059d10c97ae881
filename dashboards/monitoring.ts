import { type Dashboard, dashboard, row, wide } from '../engine/dashboard.ts';
import {
  alertList,
  always,
  orangeAbove,
  orangeBelow,
  redAbove,
  redBelow,
  stat,
  stateTimeline,
  timeseries,
} from '../engine/panel/index.ts';
import { and, minBy, rateInterval, round, sum } from '../engine/promql/index.ts';
import { configReloadSuccessful as alertmanagerReload } from '../metrics/alertmanager.ts';
import {
  alertmanagersDiscovered,
  configReloadSuccessful as prometheusReload,
  tsdbHeadSeries,
  up,
} from '../metrics/prometheus.ts';
import { alertStates, firingState, pendingState, watchdogFires } from '../signals/firing.ts';
import {
  failedNotifications15m,
  missedEvaluations15m,
  notifications15m,
  ruleEvaluationShare,
  ruleFailures15m,
  storageFailures3h,
  toleratedMissedEvaluations,
  unsentAlerts15m,
  waysInUse,
} from '../signals/monitoring.ts';
import { percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';

/** Whether the watching itself works, from the scrape to the notification. */
export const monitoring = (site: Site): Dashboard =>
  dashboard({
    key: 'monitoring',
    title: 'Monitoring',
    tags: ['prometheus', 'alertmanager'],
    description: 'Whether the watching itself works: scrapes, rules, notifications; and which alerts there were.',
    range: '24h',
    annotations: annotations(site),
    rows: [
      row('Alerts', [
        site.evaluator === 'prometheus' ? watchdog : watchdogInGrafana,
        wide(site.evaluator === 'prometheus' ? alertHistory : alertHistoryInGrafana, 5),
      ]),
      row('Scrapes', [wide(scrapeTargets), configurationReloads]),
      row('Rules and storage', [ruleFailures, missedEvaluations, evaluationTime], [storageFailures, storedSeries]),
      row('Notifications', [
        wide(alertmanagers, 2),
        wide(alertsNotSent, 3),
        wide(notificationsFailed, 3),
        wide(notificationsTried, 3),
      ]),
    ],
  });

const ofWatchdog =
  'An alert that always fires. Silent here means that no rule is evaluated; silent only at the other end, the dead ' +
  "man's switch, that notifications do not get out.";
const ofHistory =
  'Every alert that was pending or firing in the shown range. One that comes and goes needs its cause found, or a ' +
  'better threshold.';

const watchdog = stat({
  title: 'Watchdog',
  description: ofWatchdog,
  value: watchdogFires,
  height: 8,
  unit: 'none',
  noValue: 'Prometheus does not answer',
  mappings: { 0: ['silent', 'red'], 1: ['alive', 'green'] },
  thresholds: redBelow(1),
});

const watchdogInGrafana = alertList({
  title: 'Watchdog',
  description: ofWatchdog,
  matching: '{alertname="Watchdog"}',
  states: ['firing'],
});

const alertHistory = stateTimeline({
  title: 'Alert history',
  description: ofHistory,
  rows: [{ expr: alertStates(rateInterval), legend: '{{alertname}}' }],
  height: 8,
  unit: 'none',
  noValue: 'No alert was pending or firing',
  mappings: { [pendingState]: ['pending', 'yellow'], [firingState]: ['firing', 'red'] },
  thresholds: always('text'),
});

const alertHistoryInGrafana = alertList({
  title: 'Alert history',
  description: ofHistory,
  matching: '{severity!="none"}',
  states: ['firing', 'pending'],
});

const scrapeTargets = stateTimeline({
  title: 'Scrape targets',
  description:
    'Whether the scrapes of each job succeeded; a job without a row has no target. When one is down, the page ' +
    '/targets of Prometheus has the error.',
  rows: [{ expr: minBy(['job'], up), legend: '{{job}}' }],
  height: 8,
  unit: 'none',
  noValue: 'No targets',
  mappings: { 0: ['down', 'red'], 1: ['up', 'green'] },
  thresholds: redBelow(1),
});

const configurationReloads = stateTimeline({
  title: 'Configuration reloads',
  description:
    'Whether the last reload was taken. If not, the old configuration goes on and the next restart fails: promtool ' +
    'check config or amtool check-config names the line.',
  rows: [
    { expr: minBy(['job'], prometheusReload), legend: 'Prometheus' },
    { expr: minBy(['job'], alertmanagerReload), legend: 'Alertmanager' },
  ],
  height: 8,
  unit: 'none',
  noValue: 'Neither is scraped',
  mappings: { 0: ['refused', 'orange'], 1: ['taken', 'green'] },
  thresholds: orangeBelow(1),
});

const ruleFailures = timeseries({
  title: 'Rule evaluation failures',
  description:
    'Evaluations that failed in the 15 minutes before each moment, by rule group. From one on, the alerts of that ' +
    'group are blind: the page /rules of Prometheus has the error.',
  lines: [{ expr: round(ruleFailures15m), legend: '{{rule_group}}' }],
  legend: 'none',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Prometheus not scraped',
  thresholds: redAbove(1),
});

const missedEvaluations = timeseries({
  title: 'Missed rule evaluations',
  description:
    'Evaluations left out in the 15 minutes before each moment, because the one before took too long. More than ' +
    `${toleratedMissedEvaluations} delay the alerts of that group: record its long windows, or give it a longer ` +
    'interval.',
  lines: [{ expr: round(missedEvaluations15m), legend: '{{rule_group}}' }],
  legend: 'none',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Prometheus not scraped',
  thresholds: orangeAbove(toleratedMissedEvaluations),
});

/** Half the interval leaves room for one slow evaluation. */
const slowEvaluation = 0.5;

const evaluationTime = timeseries({
  title: 'Rule evaluation time',
  description:
    'Share of its interval that the last evaluation of each rule group took. At 100% the next one is missed; above ' +
    `${percent(slowEvaluation)}, record its long windows.`,
  lines: [{ expr: ruleEvaluationShare, legend: '{{rule_group}}' }],
  legend: 'none',
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'Prometheus not scraped',
  thresholds: orangeAbove(slowEvaluation),
});

const storageFailures = timeseries({
  title: 'Storage failures',
  description:
    'Compactions and block reloads that failed, and corruptions of the write-ahead log, in the 3 hours before each ' +
    'moment. From one on, check disk space and permissions, and read the log of Prometheus.',
  lines: [{ expr: round(storageFailures3h), legend: '{{instance}}' }],
  draw: 'steps',
  legend: 'none',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Prometheus not scraped',
  thresholds: orangeAbove(1),
});

const storedSeries = timeseries({
  title: 'Series in memory',
  description:
    'Time series that Prometheus keeps in memory, a few hundred for each program that it scrapes. A jump means a ' +
    'new label with many values: find its metric before memory runs out, and before it holds personal data.',
  lines: [{ expr: sum(tsdbHeadSeries), legend: 'series' }],
  legend: 'none',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Prometheus not scraped',
});

const alertmanagers = stat({
  title: 'Alertmanagers discovered',
  description:
    'Alertmanagers to which Prometheus sends. With none, no alert is delivered: check the alerting section of ' +
    'prometheus.yml and whether Alertmanager runs.',
  value: minBy(['job'], alertmanagersDiscovered),
  height: 8,
  unit: 'none',
  decimals: 0,
  noValue: 'Prometheus not scraped',
  thresholds: redBelow(1),
});

const alertsNotSent = timeseries({
  title: 'Alerts not sent',
  description:
    'Alerts that Prometheus could not hand to an Alertmanager in the 15 minutes before each moment. From one on, ' +
    'see whether Alertmanager answers at that address.',
  lines: [{ expr: round(unsentAlerts15m), legend: '{{alertmanager}}' }],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'None tried',
  thresholds: orangeAbove(1),
});

const notificationsFailed = timeseries({
  title: 'Notifications failed',
  description:
    'Notifications that Alertmanager could not deliver in the 15 minutes before each moment, by way. From one on, ' +
    'people are not told: its log says why; use the second way until it is mended.',
  lines: [{ expr: and(round(failedNotifications15m), waysInUse), legend: '{{integration}}' }],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Nothing to deliver in a day',
  thresholds: redAbove(1),
});

const notificationsTried = timeseries({
  title: 'Notifications tried',
  description:
    'Notifications that Alertmanager tried to deliver in the 15 minutes before each moment, by way, those of the ' +
    'Watchdog among them. None at all means that nothing reaches Alertmanager.',
  lines: [{ expr: and(round(notifications15m), waysInUse), legend: '{{integration}}' }],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Nothing to deliver in a day',
});
