import type { Value } from '../metric.ts';
import { type Expr, expression, nodeOf, type Scalar } from './expression.ts';
import { type Match, type MatchOn, matchingOf } from './matching.ts';

type Number = number | Scalar;

interface Operation {
  <L extends string, F extends string>(left: Value<L, F>, right: Number): Expr<L, F>;
  <L extends string, F extends string>(left: Number, right: Value<L, F>): Expr<L, F>;
  <L extends string, F extends string, L2 extends string, F2 extends string>(
    left: Value<L, F>,
    right: Value<L2, F2>,
    ...match: Match<L, L2>
  ): Expr<L, F>;
}

const operation = (operator: string): Operation =>
  ((left: unknown, right: unknown, match?: MatchOn<string>) =>
    expression({ op: 'binary', operator, left: nodeOf(left), right: nodeOf(right), ...matchingOf(match) })) as never;

export const plus: Operation = operation('+');
export const minus: Operation = operation('-');
export const times: Operation = operation('*');
/** Bare division, 0/0 included. Of two counts, `ratio` is what a panel or an alert wants. */
export const dividedBy: Operation = operation('/');

/**
 * `part / (whole > 0)`: between 0 and 1, and no series at all while there is nothing to divide by, so that a
 * quiet hour is neither NaN on a panel nor an alert.
 */
export function ratio<L extends string, F extends string, L2 extends string, F2 extends string>(
  part: Value<L, F>,
  whole: Value<L2, F2>,
  ...match: Match<L, L2>
): Expr<L, F> {
  const some = expression({ op: 'binary', operator: '>', left: nodeOf(whole), right: nodeOf(0) }) as Value<L2, F2>;
  return dividedBy(part, some, ...match);
}

/** `1 - ratio`: what succeeded, of what failed. */
export function complement<L extends string, F extends string>(of: Value<L, F>): Expr<L, F> {
  return minus(1, of);
}
