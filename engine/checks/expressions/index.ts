import type { NodeCheck } from '../check.ts';
import { constantComparison } from './constant-comparison.ts';
import { divisionByZero } from './division-by-zero.ts';
import { labelMatching } from './label-matching.ts';
import { labelValue } from './label-value.ts';
import { literal } from './literal.ts';
import { quantile } from './quantile.ts';
import { rangeWindow } from './range-window.ts';
import { rateOfGauge } from './rate-of-gauge.ts';
import { rawCounter } from './raw-counter.ts';
import { unknownLabel } from './unknown-label.ts';
import { unknownMetric } from './unknown-metric.ts';

/** Checks of every node of every expression. */
export const nodeChecks: readonly NodeCheck[] = [
  unknownMetric,
  unknownLabel,
  labelValue,
  rateOfGauge,
  rawCounter,
  rangeWindow,
  divisionByZero,
  labelMatching,
  constantComparison,
  quantile,
  literal,
];
