import { type Alert, alertsOf, recordingRulesOf, type RuleGroup } from './alert.ts';
import type { Allow } from './allow.ts';
import { type Annotation, type Dashboard, panelsOf } from './dashboard.ts';
import type { AnyMetric } from './metric.ts';
import type { Panel, PanelQuery } from './panel/panel.ts';
import type { Place } from './place.ts';
import type { Expression } from './promql/node.ts';
import type { RecordingRule } from './promql/record.ts';
import { NoJob, renderText } from './promql/render.ts';
import type { Project } from './project.ts';

/** What an expression is for, and with it what it may contain. */
export type UseOwner =
  | { readonly kind: 'panel'; readonly dashboard: Dashboard; readonly panel: Panel; readonly query: PanelQuery }
  | { readonly kind: 'annotation'; readonly dashboard: Dashboard; readonly annotation: Annotation }
  | { readonly kind: 'alert'; readonly group: RuleGroup; readonly alert: Alert }
  | { readonly kind: 'recording'; readonly group: RuleGroup; readonly rule: RecordingRule };

/** An expression where it leaves the build. */
export interface ExpressionUse {
  readonly owner: UseOwner;
  /** As an operator names it: `['RPC health', 'RPC success rate', 'A']`. */
  readonly path: readonly string[];
  readonly place: Place;
  readonly allow: Allow;
  readonly expression: Expression;
  readonly text: string;
  readonly shape: string;
  /** The exporter that it reads although this installation does not scrape it. */
  readonly unscraped?: string;
}

/** A project with what every check asks of it. */
export interface Model {
  readonly project: Project;
  readonly uses: readonly ExpressionUse[];
  readonly alerts: readonly Alert[];
  readonly metrics: ReadonlyMap<string, AnyMetric>;
  readonly recorded: ReadonlyMap<string, RecordingRule>;
  readonly panels: readonly { readonly dashboard: Dashboard; readonly panel: Panel }[];
  /** PromQL of a panel's query, as rendered once for all. */
  readonly textOf: (query: PanelQuery) => string;
}

/** Renders every expression of a project once and indexes what it declares. */
export function modelOf(project: Project): Model {
  const panels = project.dashboards.flatMap((dashboard) => panelsOf(dashboard).map((panel) => ({ dashboard, panel })));
  const rendered = new Map<Expression, RenderedOnce>();
  const uses: ExpressionUse[] = [];
  const use = (owner: UseOwner, path: string[], place: Place, allow: Allow = noAllow, expression: Expression) => {
    let once = rendered.get(expression);
    if (once === undefined) rendered.set(expression, (once = renderedFor(expression, project)));
    uses.push({ owner, path, place, allow, expression, ...once });
  };
  for (const { dashboard, panel } of panels) {
    for (const query of panel.queries) {
      if (query.expr.kind === 'logql') continue;
      const path = [dashboard.title, panel.title, query.refId];
      use({ kind: 'panel', dashboard, panel, query }, path, panel.place, panel.allow, query.expr);
    }
  }
  for (const dashboard of project.dashboards) {
    for (const annotation of dashboard.annotations) {
      const path = [dashboard.title, `annotation ${annotation.name}`];
      use({ kind: 'annotation', dashboard, annotation }, path, dashboard.place, dashboard.allow, annotation.expr);
    }
  }
  for (const group of project.groups) {
    for (const rule of group.rules) {
      if (rule.kind === 'alert')
        use({ kind: 'alert', group, alert: rule }, [rule.name], rule.place, rule.allow, rule.when);
      else use({ kind: 'recording', group, rule }, [rule.name], rule.place, undefined, rule.expr);
    }
  }
  return {
    project,
    uses,
    panels,
    alerts: alertsOf(project.groups),
    metrics: new Map(project.catalogue.map((metric) => [metric.name, metric])),
    recorded: new Map(recordingRulesOf(project.groups).map((rule) => [rule.name, rule])),
    textOf: (query) => (query.expr.kind === 'logql' ? query.expr.text : rendered.get(query.expr)!.text),
  };
}

type RenderedOnce = Pick<ExpressionUse, 'text' | 'shape' | 'unscraped'>;

const noAllow: Allow = {};

function renderedFor(expression: Expression, { setting }: Project): RenderedOnce {
  try {
    return renderText(expression, setting.jobs);
  } catch (error) {
    if (error instanceof NoJob) return { text: '', shape: '', unscraped: error.exporter };
    throw error;
  }
}
