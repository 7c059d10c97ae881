import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { factsOf } from '../../promql/facts.ts';
import type { BinaryNode, Node } from '../../promql/node.ts';
import { walk } from '../../promql/walk.ts';
import type { ModelCheck } from '../check.ts';
import { excerptOf } from '../text/model/excerpt.ts';
import { treeOf } from '../tree.ts';
import { walkBehind } from './model/behind.ts';

/** A ratio with the whole above the part: `calls_total` by `calls_failed_total` is 1 or more, and endless while all is well. */
export const swappedRatio: ModelCheck = {
  id: 'swapped-ratio',
  run(model: Model): Finding[] {
    const findings: Finding[] = [];
    for (const use of model.uses) {
      // A ratio reads two metrics or more.
      if (use.expression.facts.metrics.length < 2) continue;
      walk(use.expression.node, (node) => {
        if (node.op !== 'binary' || node.operator !== '/') return;
        const metrics = swapped(node);
        if (metrics === undefined) return;
        const [start, end] = treeOf(use, model)?.spanOf(node) ?? [0, use.text.length];
        findings.push({
          id: 'swapped-ratio',
          severity: 'error',
          place: use.place,
          path: use.path,
          message: `${metrics.whole} is divided by a part of it, ${metrics.part}`,
          help: 'write the part above the whole: ratio(part, whole)',
          excerpt: excerptOf(use.text, start, end),
        });
      });
    }
    return findings;
  },
};

/** By their names: `calls_failed_total` and `calls_lost_total` are parts of `calls_total`. */
function swapped({ left, right }: BinaryNode): { readonly whole: string; readonly part: string } | undefined {
  if (factsOf(left).metrics.length !== 1 || factsOf(right).metrics.length !== 1) return undefined;
  const whole = metricOf(left);
  const part = metricOf(right);
  if (whole === undefined || part === undefined || !part.startsWith(`${whole.replace(/_total$/, '')}_`)) {
    return undefined;
  }
  return whole.endsWith('_total') && part.endsWith('_total') ? { whole, part } : undefined;
}

/** The only metric behind a node, through recording rules. */
function metricOf(node: Node): string | undefined {
  const names = new Set<string>();
  walkBehind(node, (below) => {
    if (below.op === 'selector' && below.metric?.kind === 'metric') names.add(below.metric.name);
  });
  return names.size === 1 ? [...names][0] : undefined;
}
