import { above, dividedBy, type Expr, increase, maxBy, plus, sumBy } from '../engine/promql/index.ts';
import { notifications, notificationsFailed } from '../metrics/alertmanager.ts';
import {
  notificationErrors,
  ruleEvaluationFailures,
  ruleGroupInterval,
  ruleGroupIterationsMissed,
  ruleGroupLastDuration,
  tsdbCompactionsFailed,
  tsdbReloadsFailures,
  tsdbWalCorruptions,
} from '../metrics/prometheus.ts';

/** Two missed evaluations in 15 minutes may be a hiccup. */
export const toleratedMissedEvaluations = 2;

export const ruleFailures15m = sumBy(['job', 'instance', 'rule_group'], increase(ruleEvaluationFailures, '15m'));
export const missedEvaluations15m = sumBy(
  ['job', 'instance', 'rule_group'],
  increase(ruleGroupIterationsMissed, '15m'),
);
export const unsentAlerts15m = sumBy(['job', 'instance', 'alertmanager'], increase(notificationErrors, '15m'));
export const failedNotifications15m = sumBy(['job', 'instance', 'integration'], increase(notificationsFailed, '15m'));

/** Compactions and block reloads that failed, and corruptions of the write-ahead log. */
export const storageFailures3h = plus(
  plus(increase(tsdbCompactionsFailed, '3h'), increase(tsdbReloadsFailures, '3h')),
  increase(tsdbWalCorruptions, '3h'),
);

/** Notifications that Alertmanager tried to send, whatever came of them. */
export const notifications15m = sumBy(['job', 'instance', 'integration'], increase(notifications, '15m'));

/** Integrations that notified anybody within a day: Alertmanager exposes every one that it knows. */
export const waysInUse = above(sumBy(['job', 'instance', 'integration'], increase(notifications, '1d')), 0);

/** Share of its interval that the last evaluation of each rule group took; at 1 the next one is missed. */
export const ruleEvaluationShare: Expr<'rule_group', 'rule_group'> = maxBy(
  ['rule_group'],
  dividedBy(ruleGroupLastDuration, ruleGroupInterval),
);
