import { type Alert, alertsOf, recordingRulesOf } from '../alert.ts';
import { panelsOf } from '../dashboard.ts';
import type { AnyMetric } from '../metric.ts';
import type { Expression } from '../promql/node.ts';
import type { Project } from '../project.ts';

/** docs/metrics.md: every metric of our own process with its meaning, its recorder, and who depends on it. */
export function metricsDoc(
  project: Project,
  { title, ending }: { readonly title: string; readonly ending: string },
): string {
  const recorded = new Map(recordingRulesOf(project.groups).map((rule) => [rule.name, rule.expr]));
  const reads = (expr: Expression) => metricsBehind(expr, recorded);
  const panels = project.dashboards.flatMap((dashboard) =>
    panelsOf(dashboard).map((panel) => ({
      name: `${dashboard.title} > ${panel.title}`,
      reads: new Set(panel.queries.flatMap(({ expr }) => (expr.kind === 'logql' ? [] : [...reads(expr)]))),
    })),
  );
  const alerts = alertsOf(project.groups).map((alert) => ({ alert, reads: reads(alert.when) }));
  const sections = project.exposed.map((metric) => {
    const shown = panels.filter((panel) => panel.reads.has(metric.name)).map(({ name }) => name);
    const watching = alerts.filter((entry) => entry.reads.has(metric.name)).map(({ alert }) => alert);
    return section(metric, shown, watching);
  });
  return `# ${title}\n\n${sections.join('\n')}\n${ending.trim()}\n`;
}

function section(metric: AnyMetric, panels: readonly string[], alerts: readonly Alert[]): string {
  const declared = metric.declaredAs ? `${metric.type} (declared as ${metric.declaredAs})` : metric.type;
  const former = metric.formerly ? [`- Formerly: \`${metric.formerly}\`, read until ${metric.until}`] : [];
  return [
    `## \`${metric.name}\``,
    '',
    `${metric.help}.`,
    '',
    `- Type: ${declared}, ${metric.unit}`,
    `- Counts: ${metric.counts ?? metric.help}`,
    ...(metric.recorder ? [`- Recorder: \`${metric.recorder}\``] : []),
    ...former,
    `- Panels: ${panels.join(', ') || 'none'}`,
    `- Alerts: ${alerts.map(({ name }) => `[${name}](../../alerts/runbooks/${name}.md)`).join(', ') || 'none'}`,
    '',
  ].join('\n');
}

/** Names of all metrics that an expression reads, through recording rules too. */
export function metricsBehind(expr: Expression, recorded: ReadonlyMap<string, Expression>): Set<string> {
  const names = new Set<string>();
  const add = (expression: Expression): void => {
    for (const name of expression.facts.metrics) {
      if (names.has(name)) continue;
      names.add(name);
      const behind = recorded.get(name);
      if (behind) add(behind);
    }
  };
  add(expr);
  return names;
}
