import type { Duration } from '../duration.ts';
import type { MetricType, Series, Value } from '../metric.ts';
import { type Expr, expression, nodeOf, selectorOf } from './expression.ts';
import type { Expression, Node } from './node.ts';
import type { Window } from './window.ts';

type Counting = <L extends string, F extends string>(of: Series<'counter', L, F>, window: Window) => Expr<L, F>;
type Watching = <L extends string, F extends string>(of: Series<MetricType, L, F>, window: Window) => Expr<L, F>;

/** A gauge over a window, or a subquery. */
interface Gauging {
  <L extends string, F extends string>(of: Series<'gauge', L, F>, window: Window): Expr<L, F>;
  <L extends string, F extends string>(of: Subquery<L, F>): Expr<L, F>;
}

/** The values of an expression over a window, one every `step`. */
export interface Subquery<L extends string, F extends string> extends Expression {
  readonly 'a subquery': Value<L, F>;
}

/** Per-second growth of a counter; survives restarts. */
export const rate: Counting = ranged('rate');
/** Per-second growth between the last two samples. */
export const irate: Counting = ranged('irate');
/** Growth of a counter over the window, extrapolated to its edges: not an integer until it is rounded. */
export const increase: Counting = ranged('increase');

/** How often a series fell within the window. */
export const resets: Watching = ranged('resets');
/** How often a series changed its value within the window. */
export const changes: Watching = ranged('changes');
/** Number of samples in the window. */
export const countOverTime: Watching = ranged('count_over_time');
/** 1 where the series had a sample in the window. */
export const presentOverTime: Watching = ranged('present_over_time');
/** The newest sample in the window. Of a counter it is as raw as the counter: compare `increase` instead. */
export const lastOverTime: Gauging = ranged('last_over_time');

/** Difference between a gauge's last and first value in the window. */
export const delta: Gauging = ranged('delta');
/** Per-second derivative of a gauge, by linear regression. */
export const deriv: Gauging = ranged('deriv');
export const avgOverTime: Gauging = ranged('avg_over_time');
export const minOverTime: Gauging = ranged('min_over_time');
export const maxOverTime: Gauging = ranged('max_over_time');
export const sumOverTime: Gauging = ranged('sum_over_time');
export const stddevOverTime: Gauging = ranged('stddev_over_time');

/** The value at quantile `q` (0–1) of a gauge's samples in the window. */
export function quantileOverTime<L extends string, F extends string>(
  q: number,
  of: Series<'gauge', L, F>,
  window: Window,
): Expr<L, F> {
  return expression({ op: 'call', function: 'quantile_over_time', arguments: [nodeOf(q), rangeOf(of, window)] });
}

/** What a gauge will be `ahead` from now, if it goes on as it did over the window. */
export function predictLinear<L extends string, F extends string>(
  of: Series<'gauge', L, F>,
  window: Window,
  aheadSeconds: number,
): Expr<L, F> {
  return expression({ op: 'call', function: 'predict_linear', arguments: [rangeOf(of, window), nodeOf(aheadSeconds)] });
}

/** `(expression)[window:step]`, for an `…OverTime` function. */
export function subquery<L extends string, F extends string>(
  of: Value<L, F>,
  window: Window,
  step: Duration,
): Subquery<L, F> {
  return expression({ op: 'subquery', of: nodeOf(of), window, step });
}

function ranged(name: string): never {
  return ((of: unknown, window?: Window) =>
    expression({ op: 'call', function: name, arguments: [rangeOf(of, window)] })) as never;
}

function rangeOf(of: unknown, window: Window | undefined): Node {
  if (window !== undefined) return { op: 'range', of: selectorOf(of), window };
  const node = nodeOf(of);
  if (node.op !== 'subquery') throw new Error('a window is missing, such as 5m');
  return node;
}
