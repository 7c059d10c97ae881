import type { BinaryNode, CallNode, Node } from '../../promql/node.ts';
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

/** Comparisons that drop a zero, by what they compare with. */
const guards: Readonly<Record<string, (limit: number) => boolean>> = {
  '>': (limit) => limit >= 0,
  '>=': (limit) => limit > 0,
  '==': (limit) => limit !== 0,
  '!=': (limit) => limit === 0,
};

function dropsZero({ operator, right, bool }: BinaryNode): boolean {
  const guard = guards[operator];
  return guard !== undefined && !bool && (right.op !== 'number' || guard(right.value));
}

/** A comparison on the way from the divisor to its counters drops the zero; `clamp_min(…, 1)` replaces it. */
function guarded(node: Node): boolean {
  if (node.op === 'binary' && dropsZero(node)) return true;
  if (node.op === 'call') return raisesZero(node) || node.arguments.some(guarded);
  if (node.op === 'aggregate') return guarded(node.of);
  if (node.op === 'selector') return node.metric?.kind === 'recorded' && guarded(node.metric.expr.node);
  return (
    node.op === 'binary' &&
    (node.operator === '+' || node.operator === '*') &&
    guarded(node.left) &&
    guarded(node.right)
  );
}

function raisesZero({ function: name, arguments: [, lowest] }: CallNode): boolean {
  return (name === 'clamp_min' || name === 'clamp') && lowest?.op === 'number' && lowest.value > 0;
}
