import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { alertUses, ofCondition } from './model/alert-use.ts';
import { canBeSilent, isComparison } from './model/condition.ts';

/** An alert that fires whatever the number is, since nothing in its expression compares; only a watchdog should. */
export const alertCondition: ModelCheck = {
  id: 'alert-condition',
  run: (model: Model): Finding[] =>
    alertUses(model)
      .filter(({ alert, root }) => alert.severity !== 'none' && !canBeSilent(root))
      .map((use) => {
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
      }),
};

/** The part of an `or` that is always there, or the whole. */
function alwaysThere(node: Node): Node {
  if (node.op !== 'binary' || node.operator !== 'or') return node;
  return alwaysThere(canBeSilent(node.left) ? node.right : node.left);
}
