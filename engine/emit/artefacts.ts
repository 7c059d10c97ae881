import type { Alert, RuleGroup } from '../alert.ts';
import type { Artefact } from '../artefact.ts';
import { type Dashboard, panelsOf } from '../dashboard.ts';
import type { Project } from '../project.ts';
import { dashboardJson } from './dashboard-json.ts';
import { expositionOf } from './exposition.ts';
import { grafanaAlertsYaml } from './grafana-alerts.ts';
import { jsonText } from './json.ts';
import { dashboardUid } from './links.ts';
import type { QueryText } from './panel-json.ts';
import { rulesYaml, type ShownOnOf } from './rules-yaml.ts';

/** The line of a source module that declares a thing, as a path relative to the project. */
export type SourceOf = (thing: Dashboard | RuleGroup) => string;

/** Dashboards, rules in both forms, and the exposition: everything but the stack's configuration and the docs. */
export function artefactsOf(project: Project, textOf: QueryText, sourceOf: SourceOf): Artefact[] {
  const { setting } = project;
  const shownOnOf = shownOnIn(project);
  const artefacts: Artefact[] = project.dashboards.map((dashboard) => ({
    path: `grafana/dashboards/${dashboard.key}.json`,
    text: jsonText(dashboardJson(dashboard, setting, textOf)),
    kind: 'dashboard',
    uid: dashboardUid(dashboard.key, setting),
    source: sourceOf(dashboard),
  }));
  for (const group of project.groups) {
    const source = sourceOf(group);
    const rules = rulesYaml(group, setting, shownOnOf, builtFrom(source));
    if (rules !== undefined)
      artefacts.push({ path: `prometheus/rules/${group.file}.yml`, text: rules, kind: 'prometheus-rules', source });
    const alerts = grafanaAlertsYaml(group, setting, shownOnOf, builtFrom(source));
    if (alerts !== undefined)
      artefacts.push({ path: `grafana/alerting/${group.file}.yaml`, text: alerts, kind: 'grafana-alerts', source });
  }
  artefacts.push({
    path: 'contract/metrics.prom',
    text: expositionOf(project.exposed),
    kind: 'exposition',
    source: project.exposedSource,
  });
  return artefacts;
}

function builtFrom(source: string): string {
  return `Built from ${source} by npm run build: change the source, not this file.`;
}

/** Finds the panel that an alert names as `dashboard-key/Panel title`. */
export function shownOnIn({ dashboards }: Pick<Project, 'dashboards'>): ShownOnOf {
  const panels = new Map<string, { dashboard: string; panelKey: string }>();
  for (const dashboard of dashboards) {
    for (const panel of panelsOf(dashboard)) {
      panels.set(`${dashboard.key}/${panel.title}`, { dashboard: dashboard.key, panelKey: panel.key });
    }
  }
  return (alert: Alert) => panels.get(alert.shownOn);
}
