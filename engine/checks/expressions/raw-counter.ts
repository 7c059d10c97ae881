import { factsOf } from '../../promql/facts.ts';
import type { Node } from '../../promql/node.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

const counting = new Set(['count', 'count_values', 'group', 'topk', 'bottomk']);

/** A counter's raw value, which falls to 0 at every restart, summed, compared or calculated with. */
export const rawCounter = nodeCheck({
  id: 'raw-counter',
  on: ['aggregate', 'binary'],
  visit(node) {
    if (node.op === 'aggregate') return counting.has(node.function) ? undefined : problem(node.of, 'summed');
    if (node.operator === 'and' || node.operator === 'unless' || node.operator === 'or') return undefined;
    return [...problem(node.left, 'used'), ...problem(node.right, 'used')];
  },
});

function problem(node: Node, how: string): NodeProblem[] {
  if (factsOf(node).role === 'value') return [];
  const message = `a raw counter, ${how} as if it survived a restart: it falls to 0 then`;
  return [{ node, message, help: 'take rate() or increase() of it first' }];
}
