import { factsOf, isComparison } from '../../promql/facts.ts';
import type { Node } from '../../promql/node.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

const counting = new Set(['count', 'count_values', 'group', 'topk', 'bottomk']);

/** A counter's raw value, which falls to 0 at every restart, summed, compared or calculated with. */
export const rawCounter = nodeCheck({
  id: 'raw-counter',
  on: ['aggregate', 'binary'],
  visit(node) {
    if (node.op === 'aggregate') return counting.has(node.function) ? undefined : problem(node.of);
    if (node.operator === 'and' || node.operator === 'unless' || node.operator === 'or') return undefined;
    return [...problem(node.left), ...problem(node.right)];
  },
});

function problem(node: Node): NodeProblem[] {
  if (factsOf(node).role === 'value' || isReported(node)) return [];
  return [
    { node, message: 'a raw counter: it falls to 0 at every restart', help: 'take rate() or increase() of it first' },
  ];
}

/** Whether the counter was summed or compared further below, where it is reported. */
function isReported(node: Node): boolean {
  if (node.op === 'aggregate') return !counting.has(node.function) || isReported(node.of);
  if (node.op === 'binary') return isComparison(node.operator) || isReported(node.left);
  return node.op === 'call' && node.arguments.some(isReported);
}
