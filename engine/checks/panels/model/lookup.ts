import type { Model } from '../../../model.ts';
import type { ExpressionUse } from '../../../model.ts';
import type { Panel } from '../../../panel/panel.ts';
import { walkBehind } from '../../alerts/model/behind.ts';

type PanelEntry = Model['panels'][number];

/** Panels as alerts name them: `dashboard-key/Panel title`. */
export function panelsByRef({ panels }: Pick<Model, 'panels'>): Map<string, PanelEntry> {
  return new Map(panels.map((entry) => [`${entry.dashboard.key}/${entry.panel.title}`, entry]));
}

/** Names of the metrics and recording rules behind an expression, through recording rules and raw text. */
export function metricsBehindUse(expression: ExpressionUse['expression'], { recorded }: Model): Set<string> {
  const names = new Set(expression.facts.metrics);
  walkBehind(expression.node, (node) => {
    if (node.op !== 'selector' && node.op !== 'raw') return;
    const read =
      node.op === 'raw' ? node.declared.metrics : [node.name ?? node.metric?.name ?? '', node.metric?.name ?? ''];
    for (const name of read) names.add(name);
  });
  // A recording rule that raw text names stands for what is behind it; names that are added are visited, too.
  for (const name of names) {
    const rule = recorded.get(name);
    if (rule) for (const behind of rule.expr.facts.metrics) names.add(behind);
  }
  names.delete('');
  return names;
}

/** The same for all PromQL queries of a panel. */
export function metricsBehindPanel({ queries }: Panel, model: Model): Set<string> {
  const names = new Set<string>();
  for (const { expr } of queries) {
    if (expr.kind !== 'logql') for (const name of metricsBehindUse(expr, model)) names.add(name);
  }
  return names;
}
