import type { Finding } from '../../finding.ts';
import type { ExpressionUse, Model } from '../../model.ts';
import { walkBehind } from '../alerts/model/behind.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A metric of our own process that is collected for nobody: no panel shows it, or no alert judges it. */
export const unwatchedMetric: ModelCheck = {
  id: 'unwatched-metric',
  run(model: Model): Finding[] {
    if (model.project.exposed.length === 0) return [];
    const shown = new Set<string>();
    const judged = new Set<string>();
    for (const { owner, expression } of model.uses) {
      if (owner.kind === 'panel') addMetrics(expression, shown);
      if (owner.kind === 'alert') addMetrics(expression, judged);
    }
    return model.project.exposed.flatMap((metric) => {
      const onPanel = shown.has(metric.name);
      const inAlert = judged.has(metric.name);
      if (onPanel && inAlert) return [];
      const message = onPanel
        ? 'no alert judges it'
        : inAlert
          ? 'no panel shows it'
          : 'no panel shows it and no alert judges it';
      const severity = onPanel || inAlert ? 'warning' : 'error';
      return [
        ofMetric('unwatched-metric', metric, model, {
          severity,
          message,
          help: 'show it, judge it, or stop exposing it',
        }),
      ];
    });
  },
};

/** Through recording rules. Whether a metric exists at all, which `anyOf` asks, is no judgement of it. */
function addMetrics({ node, facts }: ExpressionUse['expression'], names: Set<string>): void {
  if (facts.metrics.length === 1 && !facts.metrics[0]!.includes(':')) {
    if (node.op !== 'selector' || !node.anyOf) names.add(facts.metrics[0]!);
    return;
  }
  walkBehind(node, (part) => {
    if (part.op === 'selector' && part.metric) names.add(part.metric.name);
    if (part.op === 'raw') for (const name of part.declared.metrics) names.add(name);
  });
}
