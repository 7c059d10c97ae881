import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { BinaryNode, Node } from '../../promql/node.ts';
import { walk } from '../../promql/walk.ts';
import type { ModelCheck } from '../check.ts';
import { excerptOf } from '../text/model/excerpt.ts';
import { inARow } from '../text/model/wording.ts';
import { treeOf } from '../tree.ts';
import { isBehind, walkBehind } from './model/behind.ts';

/** A ratio with the whole above the part: `calls_total` by `calls_failed_total` is never below 1. */
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

/** By what they read, and by their names: `calls_failed_total` and `calls_lost_total` are parts of `calls_total`. */
function swapped({ left, right }: BinaryNode): { readonly whole: string; readonly part: string } | undefined {
  const above = metricsBehind(left);
  const below = metricsBehind(right);
  if (above.length > below.length && below.length > 0 && below.every((name) => above.includes(name))) {
    return isSum(left) ? { whole: inARow(above), part: inARow(below) } : undefined;
  }
  const [whole = '', part = ''] = [...above, ...below];
  if (above.length !== 1 || below.length !== 1) return undefined;
  return isPartOf(part, whole) || (saysWhole(whole) && !saysWhole(part)) ? { whole, part } : undefined;
}

function isPartOf(part: string, whole: string): boolean {
  return part.startsWith(`${whole.replace(/_total$/, '')}_`) && whole.endsWith('_total') && part.endsWith('_total');
}

/** `node_filesystem_size_bytes`, `MemTotal_bytes`: what there is at all, of which something is available or used. */
function saysWhole(name: string): boolean {
  return /(?:_|Mem)(?:size|capacity|limit|[Tt]otal|max)_bytes$/.test(name);
}

/** The metrics behind a node, through recording rules. */
function metricsBehind(node: Node): string[] {
  const names = new Set<string>();
  walkBehind(node, (below) => {
    if (below.op === 'selector' && below.metric?.kind === 'metric') names.add(below.metric.name);
  });
  return [...names];
}

/** Whether it adds: `won + lost`, through functions and recording rules. */
function isSum(node: Node): boolean {
  return isBehind(node, (below) => below.op === 'binary' && below.operator === '+');
}
