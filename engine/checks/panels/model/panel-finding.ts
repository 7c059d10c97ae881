import type { Dashboard } from '../../../dashboard.ts';
import type { Excerpt, Finding, Severity } from '../../../finding.ts';
import type { Panel, PanelQuery } from '../../../panel/panel.ts';

/** A panel and the dashboard that it stands on. */
export interface PanelEntry {
  readonly dashboard: Dashboard;
  readonly panel: Panel;
}

/** What a finding says besides where it is. */
export interface Said {
  readonly message: string;
  readonly help?: string | undefined;
  /** Error, unless said otherwise. */
  readonly severity?: Severity | undefined;
  readonly anchor?: string | undefined;
  readonly excerpt?: Excerpt | undefined;
}

/** A finding about a panel, or about one of its queries; the anchor is the title, unless said otherwise. */
export function ofPanel(
  id: string,
  { dashboard, panel }: PanelEntry,
  { severity = 'error', anchor = panel.title, ...said }: Said,
  query?: PanelQuery,
): Finding {
  const path = query === undefined ? [dashboard.title, panel.title] : [dashboard.title, panel.title, query.refId];
  return { id, severity, place: panel.place, anchor, path, ...said };
}

/** A finding about a dashboard. */
export function ofDashboard(
  id: string,
  dashboard: Dashboard,
  { severity = 'error', anchor = dashboard.title, ...said }: Said,
  ...below: string[]
): Finding {
  return { id, severity, place: dashboard.place, anchor, path: [dashboard.title, ...below], ...said };
}
