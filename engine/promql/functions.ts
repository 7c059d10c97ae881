import type { MetricType, Series, Value } from '../metric.ts';
import { type Expr, expression, nodeOf, type Scalar, selectorOf } from './expression.ts';
import type { Window } from './window.ts';

type Same = <L extends string, F extends string>(of: Value<L, F>) => Expr<L, F>;

const call = (name: string, ...operands: unknown[]): never =>
  expression({ op: 'call', function: name, arguments: operands.map(nodeOf) });

const unary =
  (name: string): Same =>
  (of) =>
    call(name, of);

export const abs: Same = unary('abs');
export const sqrt: Same = unary('sqrt');
export const ceil: Same = unary('ceil');
export const floor: Same = unary('floor');
/** To the nearest integer: what a count over a window needs, since `increase` extrapolates. */
export const round: Same = unary('round');
export const sort: Same = unary('sort');
export const sortDesc: Same = unary('sort_desc');

export function clampMin<L extends string, F extends string>(of: Value<L, F>, lowest: number): Expr<L, F> {
  return call('clamp_min', of, lowest);
}

export function clampMax<L extends string, F extends string>(of: Value<L, F>, highest: number): Expr<L, F> {
  return call('clamp_max', of, highest);
}

export function clamp<L extends string, F extends string>(
  of: Value<L, F>,
  lowest: number,
  highest: number,
): Expr<L, F> {
  return call('clamp', of, lowest, highest);
}

/** 1, with the labels that the selector fixes, while no such series exists. */
export function absent<L extends string, F extends string>(of: Series<MetricType, L, F>): Expr<Exclude<L, F>, never> {
  return expression({ op: 'call', function: 'absent', arguments: [selectorOf(of)] });
}

/** Seconds since 1970. */
export const time = (): Scalar => call('time');

/** When the last sample was taken, in seconds since 1970. */
export const timestamp: Same = unary('timestamp');

/** A series without labels. */
export function vector(of: number | Scalar): Expr<never, never> {
  return call('vector', of);
}

/** The value of a single series as a number; NaN if there is none. */
export function scalar<L extends string>(of: Value<L, never>): Scalar {
  return call('scalar', of);
}

/** Adds or overwrites label `target` by `replacement` ($1 … from `pattern`) where `source` matches `pattern`. */
export function labelReplace<L extends string, F extends string, const T extends string>(
  of: Value<L, F>,
  target: T,
  replacement: string,
  source: L,
  pattern: string,
): Expr<L | T, F | T> {
  const text = (value: string) => ({ op: 'string', value }) as const;
  const operands = [nodeOf(of), text(target), text(replacement), text(source), text(pattern)];
  return expression({ op: 'call', function: 'label_replace', arguments: operands });
}

/** The value at quantile `q` (0–1) of what a histogram observed in the window, interpolated within a bucket. */
export function histogramQuantile<L extends string, F extends string, const B extends L = never>(
  q: number,
  of: Series<'histogram', L, F>,
  window: Window,
  by: readonly B[] = [],
): Expr<B, Extract<F, B>> {
  const selector = selectorOf(of);
  const buckets = { ...selector, name: `${selector.metric!.name}_bucket` };
  const growth = { op: 'call', function: 'rate', arguments: [{ op: 'range', of: buckets, window }] } as const;
  const grouping = { kind: 'by', labels: [...by, 'le'] } as const;
  const summed = { op: 'aggregate', function: 'sum', grouping, of: growth } as const;
  return expression({ op: 'call', function: 'histogram_quantile', arguments: [nodeOf(q), summed] });
}
