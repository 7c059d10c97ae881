import type { Alert, RuleGroup } from '../alert.ts';
import { durationOf, seconds } from '../duration.ts';
import { renderText } from '../promql/render.ts';
import type { Setting } from '../setting.ts';
import { kebab, panelId } from '../uid.ts';
import { annotationsOf } from './alert-annotations.ts';
import { dashboardUid } from './links.ts';
import type { ShownOnOf } from './rules-yaml.ts';
import { forGrafana } from './template.ts';
import { yamlText } from './yaml.ts';

/** The uid of an alert as a Grafana-managed rule. */
export function ruleUid(alert: Pick<Alert, 'name'>, { grafana }: Pick<Setting, 'grafana'>): string {
  return `${grafana.uidPrefix}${kebab(alert.name)}`;
}

/**
 * A group's alerts as Grafana-managed rules, in the form of file provisioning. They are paused where Prometheus
 * evaluates: visible and linked, but silent. Undefined for a group without alerts.
 */
export function grafanaAlertsYaml(
  group: RuleGroup,
  setting: Setting,
  shownOnOf: ShownOnOf,
  comment?: string,
): string | undefined {
  const alerts = group.rules.filter((rule) => rule.kind === 'alert');
  if (alerts.length === 0) return undefined;
  const rules = alerts.map((alert) => ruleJson(alert, setting, shownOnOf));
  const interval = durationOf(seconds(group.interval));
  const entry = { orgId: 1, name: group.name, folder: setting.grafana.folder.title, interval, rules };
  return yamlText({ apiVersion: 1, groups: [entry] }, comment);
}

function ruleJson(alert: Alert, setting: Setting, shownOnOf: ShownOnOf): object {
  const shownOn = shownOnOf(alert);
  const notifications = setting.evaluator === 'grafana' ? setting.grafana.notificationsOf?.(alert) : undefined;
  const annotations = annotationsOf(alert, shownOn, setting);
  return {
    uid: ruleUid(alert, setting),
    title: alert.name,
    condition: 'C',
    data: dataJson(alert, setting),
    ...(shownOn && { dashboardUid: dashboardUid(shownOn.dashboard, setting), panelId: panelId(shownOn.panelKey) }),
    noDataState: 'OK',
    execErrState: 'Error',
    for: alert.for ?? '0s',
    ...(alert.keepFiringFor && { keepFiringFor: alert.keepFiringFor }),
    annotations: {
      ...(shownOn && {
        __dashboardUid__: dashboardUid(shownOn.dashboard, setting),
        __panelId__: String(panelId(shownOn.panelKey)),
      }),
      ...Object.fromEntries(Object.entries(annotations).map(([name, text]) => [name, forGrafana(text)])),
    },
    labels: { component: alert.component, managed_by: setting.grafana.mark, severity: alert.severity },
    isPaused: setting.evaluator === 'prometheus',
    ...(notifications && { notification_settings: notifications }),
  };
}

/**
 * "Every series of the result fires", as in Prometheus, whatever its value: query A, then B, which is 1 for
 * every series (0, NaN and Inf included), then the condition C.
 */
function dataJson(alert: Alert, { grafana, jobs }: Setting): object[] {
  const range = { from: 600, to: 0 };
  const expression = { type: '__expr__', uid: '__expr__' };
  return [
    {
      refId: 'A',
      relativeTimeRange: range,
      datasourceUid: grafana.dataSource.uid,
      model: {
        datasource: { type: 'prometheus', uid: grafana.dataSource.uid },
        editorMode: 'code',
        expr: renderText(alert.when, jobs).text,
        instant: true,
        intervalMs: 1000,
        maxDataPoints: 43200,
        range: false,
        refId: 'A',
      },
    },
    {
      refId: 'B',
      datasourceUid: '__expr__',
      model: {
        datasource: expression,
        expression: 'is_number($A) || is_nan($A) || is_inf($A)',
        intervalMs: 1000,
        maxDataPoints: 43200,
        refId: 'B',
        type: 'math',
      },
    },
    {
      refId: 'C',
      datasourceUid: '__expr__',
      model: {
        conditions: [{ evaluator: { params: [0], type: 'gt' } }],
        datasource: expression,
        expression: 'B',
        intervalMs: 1000,
        maxDataPoints: 43200,
        refId: 'C',
        type: 'threshold',
      },
    },
  ];
}
