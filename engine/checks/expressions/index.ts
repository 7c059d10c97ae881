import type { NodeCheck } from '../check.ts';
import { constantComparison } from './constant-comparison.ts';
import { divisionByZero } from './division-by-zero.ts';
import { labelMatching } from './label-matching.ts';
import { labelValue } from './label-value.ts';
import { literal } from './literal.ts';
import { mixedWindows } from './mixed-windows.ts';
import { quantile } from './quantile.ts';
import { rangeWindow } from './range-window.ts';
import { rateOfGauge } from './rate-of-gauge.ts';
import { rawCounter } from './raw-counter.ts';
import { unknownAlert } from './unknown-alert.ts';
import { unknownJob } from './unknown-job.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownMetric } from './unknown-metric.ts';

/** Checks of every node of every expression. */
export const nodeChecks: readonly NodeCheck[] = [
  unknownMetric,
  unknownLabel,
  unknownJob,
  unknownAlert,
  labelValue,
  rateOfGauge,
  rawCounter,
  rangeWindow,
  divisionByZero,
  mixedWindows,
  labelMatching,
  constantComparison,
  quantile,
  literal,
];
