import type { Node } from '../../promql/node.ts';
import { contains } from '../../promql/walk.ts';
import { nodeCheck } from '../check.ts';

/** A division by events that may not happen: 0/0 is NaN on a panel and never fires in an alert. */
export const divisionByZero = nodeCheck({
  id: 'division-by-zero',
  on: ['binary'],
  visit(node) {
    if (node.operator !== '/' || !countsEvents(node.right) || guarded(node.right)) return undefined;
    return {
      node: node.right,
      message: 'may be 0 in a quiet hour, and 0/0 is NaN',
      help: 'write ratio(part, whole), which divides by (whole > 0)',
    };
  },
});

const growth = new Set(['rate', 'irate', 'increase', 'changes', 'resets', 'delta']);

function countsEvents(node: Node): boolean {
  return contains(
    node,
    (part) =>
      (part.op === 'call' && growth.has(part.function)) ||
      (part.op === 'selector' && part.metric?.kind === 'recorded' && countsEvents(part.metric.expr.node)),
  );
}

const guards = new Set(['>', '!=', '>=', '==']);

/** A comparison on the way from the divisor to its counters drops the zero. */
function guarded(node: Node): boolean {
  if (node.op === 'binary' && guards.has(node.operator)) return true;
  if (node.op === 'call') return node.arguments.some(guarded);
  if (node.op === 'aggregate') return guarded(node.of);
  if (node.op === 'selector') return node.metric?.kind === 'recorded' && guarded(node.metric.expr.node);
  return node.op === 'binary' && (node.operator === '+' || node.operator === '*') && guarded(node.left) && guarded(node.right);
}
