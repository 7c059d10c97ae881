import { factsOf } from '../../../promql/facts.ts';
import type { BinaryNode, Node } from '../../../promql/node.ts';
import { numberIn } from './behind.ts';

export type ComparisonOperator = '==' | '!=' | '>' | '<' | '>=' | '<=';

/** A comparison that decides whether an alert fires. */
export interface Comparison {
  readonly node: BinaryNode;
  /** The side that is judged; the other one is the limit. */
  readonly value: Node;
  /** As it reads with the value on the left. */
  readonly operator: ComparisonOperator;
  /** The limit, where it is a number. */
  readonly limit: number | undefined;
  /** `value` is what the alert reports, a `guard` must hold beside it, an `exception` must not. */
  readonly part: 'value' | 'guard' | 'exception';
}

const mirrored = { '==': '==', '!=': '!=', '>': '<', '<': '>', '>=': '<=', '<=': '>=' } as const;

/** The comparisons of a condition, through `and`, `or` and `unless`, in the order of the text. */
export function comparisonsOf(node: Node, part: Comparison['part'] = 'value'): Comparison[] {
  if (node.op !== 'binary') return [];
  const { operator, left, right } = node;
  if (operator === 'and') {
    return [...comparisonsOf(left, part), ...comparisonsOf(right, part === 'value' ? 'guard' : part)];
  }
  if (operator === 'or') return [...comparisonsOf(left, part), ...comparisonsOf(right, part)];
  if (operator === 'unless') {
    return [...comparisonsOf(left, part), ...comparisonsOf(right, part === 'exception' ? 'guard' : 'exception')];
  }
  if (!isComparison(operator)) return [];
  const limit = numberIn(right);
  const leftLimit = limit === undefined ? numberIn(left) : undefined;
  if (leftLimit !== undefined) return [{ node, value: right, operator: mirrored[operator], limit: leftLimit, part }];
  return [{ node, value: left, operator, limit, part }];
}

/** Whether an operator compares. */
export function isComparison(operator: string): operator is ComparisonOperator {
  return operator in mirrored;
}

/**
 * Whether an expression has no value while all is well: it compares, looks for what is absent, or takes away what
 * another has, at the top or through `and`, `or`, an aggregation or a function that keeps series.
 */
export function canBeSilent(node: Node): boolean {
  switch (node.op) {
    case 'binary':
      if (node.operator === 'and') return canBeSilent(node.left) || canBeSilent(node.right);
      if (node.operator === 'or') return canBeSilent(node.left) && canBeSilent(node.right);
      return (
        node.operator === 'unless' || (isComparison(node.operator) && !node.bool && factsOf(node).kind !== 'scalar')
      );
    case 'call':
      return node.function.startsWith('absent') || node.arguments.some(canBeSilent);
    case 'aggregate':
      return canBeSilent(node.of);
    case 'range':
    case 'subquery':
    case 'negate':
      return canBeSilent(node.of);
    case 'selector':
      // What the rule engine writes, such as ALERTS, exists only while there is something to say.
      return node.metric?.kind === 'metric' && node.metric.from.id === '' && node.metric.from.targetLabels.length === 0;
    default:
      return false;
  }
}
