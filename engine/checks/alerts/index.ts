import type { ModelCheck } from '../check.ts';
import { alertComponent } from './alert-component.ts';
import { alertCondition } from './alert-condition.ts';
import { alertConstant } from './alert-constant.ts';
import { alertDuration } from './alert-duration.ts';
import { alertName } from './alert-name.ts';
import { alertNumber } from './alert-number.ts';
import { alertRange } from './alert-range.ts';
import { alertSample } from './alert-sample.ts';
import { alertSeverity } from './alert-severity.ts';
import { alertTemplate } from './alert-template.ts';
import { alertText } from './alert-text.ts';
import { cannotFire } from './cannot-fire.ts';
import { duplicateAlert } from './duplicate-alert.ts';
import { duplicateText } from './duplicate-text.ts';
import { groupInterval } from './group-interval.ts';
import { noWatchdog } from './no-watchdog.ts';
import { recordName } from './record-name.ts';
import { ruleOrder } from './rule-order.ts';
import { runbook } from './runbook.ts';
import { runbookHead } from './runbook-head.ts';
import { runbookNames } from './runbook-names.ts';
import { runbookQuery } from './runbook-query.ts';
import { shownMetric } from './shown-metric.ts';
import { shownOn } from './shown-on.ts';
import { staleNumber } from './stale-number.ts';
import { swappedRatio } from './swapped-ratio.ts';
import { unusedRecord } from './unused-record.ts';

/** Checks of alerts, their texts and runbooks, and the recording rules that they read. */
export const alertChecks: readonly ModelCheck[] = [
  alertName,
  alertText,
  duplicateText,
  alertTemplate,
  alertNumber,
  alertConstant,
  staleNumber,
  alertSeverity,
  alertComponent,
  alertCondition,
  alertRange,
  alertDuration,
  cannotFire,
  alertSample,
  swappedRatio,
  duplicateAlert,
  shownOn,
  shownMetric,
  runbook,
  runbookHead,
  runbookNames,
  runbookQuery,
  groupInterval,
  ruleOrder,
  recordName,
  unusedRecord,
  noWatchdog,
];
