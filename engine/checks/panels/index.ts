import type { ModelCheck } from '../check.ts';
import { alertListMatching } from './alert-list-matching.ts';
import { dashboardAnnotations } from './dashboard-annotations.ts';
import { dashboardRange } from './dashboard-range.ts';
import { dashboardText } from './dashboard-text.ts';
import { dashboardUid } from './dashboard-uid.ts';
import { duplicatePanel } from './duplicate-panel.ts';
import { emptyCount } from './empty-count.ts';
import { instantWindow } from './instant-window.ts';
import { legendMismatch } from './legend-mismatch.ts';
import { linkTarget } from './link-target.ts';
import { logql } from './logql.ts';
import { manySeries } from './many-series.ts';
import { panelColors } from './panel-colors.ts';
import { panelDecimals } from './panel-decimals.ts';
import { panelFixedWindow } from './panel-fixed-window.ts';
import { panelInterval } from './panel-interval.ts';
import { panelLayout } from './panel-layout.ts';
import { panelLegend } from './panel-legend.ts';
import { panelMappings } from './panel-mappings.ts';
import { panelQueries } from './panel-queries.ts';
import { panelRange } from './panel-range.ts';
import { panelText } from './panel-text.ts';
import { panelThresholds } from './panel-thresholds.ts';
import { panelUnit } from './panel-unit.ts';
import { panelZero } from './panel-zero.ts';
import { rawCounterPanel } from './raw-counter-panel.ts';
import { samePanel } from './same-panel.ts';
import { staleLimit } from './stale-limit.ts';
import { staleWindow } from './stale-window.ts';
import { tableColumns } from './table-columns.ts';
import { thresholdNotDrawn } from './threshold-not-drawn.ts';
import { thresholdUnlikeAlert } from './threshold-unlike-alert.ts';

/** Checks of dashboards and their panels. */
export const panelChecks: readonly ModelCheck[] = [
  dashboardUid,
  dashboardText,
  dashboardRange,
  dashboardAnnotations,
  duplicatePanel,
  samePanel,
  panelLayout,
  panelText,
  panelQueries,
  panelUnit,
  panelDecimals,
  panelRange,
  panelZero,
  panelMappings,
  panelColors,
  panelThresholds,
  thresholdNotDrawn,
  thresholdUnlikeAlert,
  panelLegend,
  legendMismatch,
  manySeries,
  emptyCount,
  tableColumns,
  alertListMatching,
  rawCounterPanel,
  panelInterval,
  instantWindow,
  panelFixedWindow,
  staleWindow,
  staleLimit,
  linkTarget,
  logql,
];
