import type { Value } from '../metric.ts';
import { isComparison } from './facts.ts';
import { type Expr, expression, nodeOf, type Scalar } from './expression.ts';

/** A further condition of an alert, with the same labels as the value that it guards. */
export interface Provided<L extends string> {
  readonly provided: Value<L, string> | readonly Value<L, string>[];
}

type Limit<L extends string> = number | Scalar | Value<L, string>;

/** Keeps the series that satisfy the comparison, with their values. */
type Comparison = <L extends string, F extends string>(
  of: Value<L, F>,
  limit: Limit<L>,
  and?: Provided<L>,
) => Expr<L, F>;

const comparison =
  (operator: string): Comparison =>
  (of, limit, and) => {
    let node = expression({ op: 'binary', operator, left: nodeOf(of), right: nodeOf(limit) }) as Expr<never, never>;
    for (const guard of and === undefined ? [] : [and.provided].flat()) {
      const matching = { kind: 'on' as const, labels: inUsualOrder(node.facts.labels ?? []) };
      node = expression({ op: 'binary', operator: 'and', left: node.node, right: nodeOf(guard), matching });
    }
    return node as never;
  };

export const above: Comparison = comparison('>');
export const below: Comparison = comparison('<');
export const atLeast: Comparison = comparison('>=');
export const atMost: Comparison = comparison('<=');
export const equals: Comparison = comparison('==');
export const differsFrom: Comparison = comparison('!=');

/** 1 where the comparison holds and 0 where it does not, instead of dropping the series. */
export function whether<L extends string, F extends string>(comparison: Expr<L, F>): Expr<L, F> {
  const { node } = comparison;
  if (node.op !== 'binary' || !isComparison(node.operator))
    throw new Error('whether() takes a comparison, such as above(x, 1)');
  return expression({ ...node, bool: true });
}

/** `job` before `instance`, as everybody writes it. */
function inUsualOrder(labels: readonly string[]): readonly string[] {
  return labels.includes('job') ? ['job', ...labels.filter((label) => label !== 'job')] : labels;
}
