import type { ModelCheck } from '../check.ts';
import { dashboardAnnotations } from './dashboard-annotations.ts';
import { dashboardRange } from './dashboard-range.ts';
import { dashboardText } from './dashboard-text.ts';
import { dashboardUid } from './dashboard-uid.ts';
import { duplicatePanel } from './duplicate-panel.ts';
import { instantWindow } from './instant-window.ts';
import { linkTarget } from './link-target.ts';
import { logql } from './logql.ts';
import { manySeries } from './many-series.ts';
import { panelDecimals } from './panel-decimals.ts';
import { panelFixedWindow } from './panel-fixed-window.ts';
import { panelInterval } from './panel-interval.ts';
import { panelLegend } from './panel-legend.ts';
import { panelQueries } from './panel-queries.ts';
import { panelRange } from './panel-range.ts';
import { panelText } from './panel-text.ts';
import { panelThresholds } from './panel-thresholds.ts';
import { panelUnit } from './panel-unit.ts';
import { rawCounterPanel } from './raw-counter-panel.ts';
import { staleWindow } from './stale-window.ts';
import { thresholdNotDrawn } from './threshold-not-drawn.ts';
import { thresholdUnlikeAlert } from './threshold-unlike-alert.ts';

/** Checks of dashboards and their panels. */
export const panelChecks: readonly ModelCheck[] = [
  dashboardUid,
  dashboardText,
  dashboardRange,
  dashboardAnnotations,
  duplicatePanel,
  panelText,
  panelQueries,
  panelUnit,
  panelDecimals,
  panelRange,
  panelThresholds,
  thresholdNotDrawn,
  thresholdUnlikeAlert,
  panelLegend,
  manySeries,
  rawCounterPanel,
  panelInterval,
  instantWindow,
  panelFixedWindow,
  staleWindow,
  linkTarget,
  logql,
];
