import type { ModelCheck } from '../check.ts';
import { duplicateMetric } from './duplicate-metric.ts';
import { metricBuckets } from './metric-buckets.ts';
import { metricExposed } from './metric-exposed.ts';
import { metricHelp } from './metric-help.ts';
import { metricLabel } from './metric-label.ts';
import { metricName } from './metric-name.ts';
import { metricRecorder } from './metric-recorder.ts';
import { metricRename } from './metric-rename.ts';
import { metricSpelling } from './metric-spelling.ts';
import { unwatchedMetric } from './unwatched-metric.ts';

/** Checks of the catalogue of metrics. */
export const metricChecks: readonly ModelCheck[] = [
  duplicateMetric,
  metricName,
  metricHelp,
  metricLabel,
  metricRename,
  metricRecorder,
  metricBuckets,
  metricExposed,
  metricSpelling,
  unwatchedMetric,
];
