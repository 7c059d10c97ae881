import type { Value } from '../metric.ts';
import { type Expr, expression, nodeOf } from './expression.ts';
import { type Match, type MatchOn, matchingOf } from './matching.ts';

type Intersection = <L extends string, F extends string, L2 extends string, F2 extends string>(
  left: Value<L, F>,
  right: Value<L2, F2>,
  ...match: Match<L, L2>
) => Expr<L, F>;

const set =
  (operator: string) =>
  (left: unknown, right: unknown, match?: MatchOn<string>): never =>
    expression({ op: 'binary', operator, left: nodeOf(left), right: nodeOf(right), ...matchingOf(match) });

/** The left side's series for which the right side has one, too. */
export const and: Intersection = set('and') as never;

/** The left side's series for which the right side has none. */
export const unless: Intersection = set('unless') as never;

/** The left side's series, and those of the right side that the left one lacks. */
export const or = set('or') as <L extends string, F extends string, L2 extends string, F2 extends string>(
  left: Value<L, F>,
  right: Value<L2, F2>,
  match?: MatchOn<L & L2>,
) => Expr<L | L2, F | F2 | Exclude<L, L2> | Exclude<L2, L>>;

/**
 * `of or on () vector(0)`: 0 instead of nothing, where nothing is a number that a panel shows (no alert fires,
 * no event happened). Not for ratios: 0 % is a claim.
 */
export function orZero<L extends string, F extends string>(of: Value<L, F>): Expr<L, F> {
  const zero = expression({ op: 'call', function: 'vector', arguments: [nodeOf(0)] }) as Expr<never, never>;
  return set('or')(of, zero, { on: [] });
}
