import type { Setting } from '../setting.ts';
import { panelId } from '../uid.ts';

/** The uid of a dashboard, from its key. */
export function dashboardUid(key: string, { grafana }: Pick<Setting, 'grafana'>): string {
  return `${grafana.uidPrefix}${key}`;
}

/** Path of a dashboard below Grafana's base URL; Grafana itself puts a sub-path before it. */
export function dashboardPath(key: string, setting: Pick<Setting, 'grafana'>): string {
  return `/d/${dashboardUid(key, setting)}/${key}`;
}

/** URL of one panel, as it stands in a notification. `viewPanel` by number works in Grafana 11 to 13. */
export function panelUrl(key: string, panelKey: string, setting: Pick<Setting, 'grafana'>): string {
  const base = setting.grafana.url.replace(/\/$/, '');
  return `${base}${dashboardPath(key, setting)}?viewPanel=${panelId(panelKey)}`;
}

/** URL of an alert's runbook. */
export function runbookUrl(alertName: string, { runbooks }: Pick<Setting, 'runbooks'>): string {
  return `${runbooks.replace(/\/$/, '')}/${alertName}.md`;
}
