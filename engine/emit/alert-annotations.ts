import type { Alert } from '../alert.ts';
import type { Setting } from '../setting.ts';
import { panelUrl, runbookUrl } from './links.ts';

/** A panel that an alert names, found by `shownOn`. */
export interface ShownOn {
  readonly dashboard: string;
  readonly panelKey: string;
}

/** The annotations of an alert, in the order of the alphabet. */
export function annotationsOf(alert: Alert, shownOn: ShownOn | undefined, setting: Setting): Record<string, string> {
  return {
    ...(shownOn && { dashboard_url: panelUrl(shownOn.dashboard, shownOn.panelKey, setting) }),
    description: alert.description,
    runbook_url: runbookUrl(alert.name, setting),
    summary: alert.summary,
  };
}
