import type { Annotation, Dashboard } from '../dashboard.ts';
import { panelsOf } from '../dashboard.ts';
import { layOut } from '../layout.ts';
import type { DashboardJson } from '../panel/json.ts';
import { renderText } from '../promql/render.ts';
import type { Setting } from '../setting.ts';
import { dashboardUid } from './links.ts';
import { panelJson, prometheusSource, type QueryText, rowJson } from './panel-json.ts';

/** Grafana's own marks, which its save puts first into every dashboard. */
const builtInAnnotation = {
  builtIn: 1,
  datasource: { type: 'grafana', uid: '-- Grafana --' },
  enable: true,
  hide: true,
  iconColor: 'rgba(0, 211, 255, 1)',
  name: 'Annotations & Alerts',
  type: 'dashboard',
};

/** A dashboard in the classic model (schema 42), as Grafana 12's own save writes it; loads in 11 to 13. */
export function dashboardJson(dashboard: Dashboard, setting: Setting, textOf: QueryText): DashboardJson {
  const { grafana } = setting;
  const panels = layOut(dashboard).map((placed) =>
    'panel' in placed ? panelJson(placed.panel, placed.at, setting, textOf) : rowJson(placed.heading, placed.at),
  );
  const json = {
    annotations: { list: [builtInAnnotation, ...dashboard.annotations.map((mark) => annotationJson(mark, setting))] },
    description: dashboard.description,
    editable: true,
    fiscalYearStartMonth: 0,
    graphTooltip: 1,
    links: [otherDashboards(grafana.mark)],
    panels,
    preload: false,
    refresh: '30s',
    schemaVersion: 42,
    tags: [grafana.mark, ...(dashboard.tags ?? [])],
    templating: { list: variables(dashboard, setting) },
    time: { from: `now-${dashboard.range}`, to: 'now' },
    timepicker: {},
    timezone: 'browser',
    title: dashboard.title,
    uid: dashboardUid(dashboard.key, setting),
    weekStart: '',
  };
  return json as unknown as DashboardJson;
}

function annotationJson({ name, expr, color, title, text }: Annotation, setting: Setting): object {
  return {
    datasource: prometheusSource,
    enable: true,
    expr: renderText(expr, setting.jobs).text,
    hide: false,
    iconColor: color,
    name,
    step: '60s',
    ...(text !== undefined && { textFormat: text }),
    titleFormat: title,
  };
}

function otherDashboards(mark: string): object {
  return {
    asDropdown: false,
    icon: 'external link',
    includeVars: true,
    keepTime: true,
    tags: [mark],
    targetBlank: false,
    title: 'Dashboards',
    tooltip: '',
    type: 'dashboards',
    url: '',
  };
}

function variables(dashboard: Dashboard, { grafana }: Setting): object[] {
  const list = [dataSourceVariable('datasource', 'Data source', 'prometheus', grafana.dataSource)];
  if (panelsOf(dashboard).some(({ source }) => source === 'loki')) {
    list.push(dataSourceVariable('logs', 'Logs', 'loki', grafana.lokiDataSource));
  }
  return list;
}

function dataSourceVariable(name: string, label: string, type: string, source: { uid: string; name: string }): object {
  return {
    current: { text: source.name, value: source.uid },
    label,
    name,
    options: [],
    query: type,
    refresh: 1,
    type: 'datasource',
  };
}
