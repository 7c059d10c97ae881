import type { Value } from '../metric.ts';
import { type Expr, expression, nodeOf } from './expression.ts';

type All = <L extends string, F extends string>(of: Value<L, F>) => Expr<never, never>;
type By = <const B extends L, L extends string, F extends string>(
  labels: readonly B[],
  of: Value<L, F>,
) => Expr<B, Extract<F, B>>;
type Without = <const W extends L, L extends string, F extends string>(
  labels: readonly W[],
  of: Value<L, F>,
) => Expr<Exclude<L, W>, Exclude<F, W>>;

const all =
  (name: string): All =>
  (of) =>
    expression({ op: 'aggregate', function: name, of: nodeOf(of) });

const grouped =
  (name: string, kind: 'by' | 'without') =>
  (labels: readonly string[], of: unknown): never =>
    expression({ op: 'aggregate', function: name, grouping: { kind, labels }, of: nodeOf(of) });

/** One number of all series. */
export const sum: All = all('sum');
export const avg: All = all('avg');
export const min: All = all('min');
export const max: All = all('max');
/** How many series there are. */
export const count: All = all('count');

/** One number for each combination of these labels; all other labels go. */
export const sumBy: By = grouped('sum', 'by');
export const avgBy: By = grouped('avg', 'by');
export const minBy: By = grouped('min', 'by');
export const maxBy: By = grouped('max', 'by');
export const countBy: By = grouped('count', 'by');

/** These labels go, all others stay. */
export const sumWithout: Without = grouped('sum', 'without');
export const avgWithout: Without = grouped('avg', 'without');
export const minWithout: Without = grouped('min', 'without');
export const maxWithout: Without = grouped('max', 'without');

/** The `k` series with the largest values, at each point in time. */
export function topk<L extends string, F extends string>(k: number, of: Value<L, F>): Expr<L, F> {
  return expression({ op: 'aggregate', function: 'topk', parameter: nodeOf(k), of: nodeOf(of) });
}

/** The `k` series with the smallest values, at each point in time. */
export function bottomk<L extends string, F extends string>(k: number, of: Value<L, F>): Expr<L, F> {
  return expression({ op: 'aggregate', function: 'bottomk', parameter: nodeOf(k), of: nodeOf(of) });
}
