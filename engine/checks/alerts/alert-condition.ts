import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { BinaryNode, Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { type AlertUse, alertUses, ofCondition } from './model/alert-use.ts';
import { isBehind } from './model/behind.ts';
import { canBeSilent, isComparison } from './model/condition.ts';

/**
 * An alert that fires whatever the number is, since nothing in its expression compares (only a watchdog should), or
 * whose further condition asks nothing.
 */
export const alertCondition: ModelCheck = {
  id: 'alert-condition',
  run: (model: Model): Finding[] =>
    alertUses(model).flatMap((use) => [
      ...(use.alert.severity === 'none' || canBeSilent(use.root) ? [] : [comparesNothing(use)]),
      ...emptyConditions(use.root).map(({ operator, right }) =>
        ofCondition('alert-condition', use, right, {
          message:
            operator === 'unless'
              ? 'has a value even when nothing happened, so that everything is taken away and the alert never fires'
              : 'has a value even when nothing happened, so that it asks nothing',
          help: 'compare it: above(…, 0), atLeast(…, 10)',
        }),
      ),
    ]),
};

function comparesNothing(use: AlertUse): Finding {
  const node = alwaysThere(use.root);
  const withBool = node.op === 'binary' && node.bool && isComparison(node.operator);
  return ofCondition('alert-condition', use, node, {
    message: withBool
      ? 'gives 0 where it does not hold, and a 0 fires as well as a 1'
      : 'compares nothing, so that the alert fires whatever the number is',
    help: withBool
      ? 'drop whether(…): a comparison drops what does not satisfy it'
      : 'compare it: above(…, limit), below(…, limit), equals(…, 0) or absent(…)',
  });
}

const growth = new Set(['increase', 'rate', 'irate', 'changes', 'resets', 'delta']);

/** The `and` and `unless` of a condition whose right side counts events and compares the count with nothing. */
function emptyConditions(node: Node): BinaryNode[] {
  if (node.op !== 'binary' || !['and', 'or', 'unless'].includes(node.operator)) return [];
  const { operator, left, right } = node;
  const counts = isBehind(right, (part) => part.op === 'call' && growth.has(part.function));
  const isEmpty = operator !== 'or' && counts && !canBeSilent(right);
  return [...emptyConditions(left), ...emptyConditions(right), ...(isEmpty ? [node] : [])];
}

/** The part of an `or` that is always there, or the whole. */
function alwaysThere(node: Node): Node {
  if (node.op !== 'binary' || node.operator !== 'or') return node;
  return alwaysThere(canBeSilent(node.left) ? node.right : node.left);
}
