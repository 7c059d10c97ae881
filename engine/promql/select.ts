import type { AnyMetric, Exporter, MetricType, Series } from '../metric.ts';
import type { Duration } from '../duration.ts';
import { type Expr, expression, type Lifetime, metricNode, type Selection, selectorOf } from './expression.ts';
import type { Matcher, MatchOperator } from './node.ts';

/** A matcher other than equality, of literal values, as `not`, `oneOf` and `noneOf` make it. */
export interface Condition<V> {
  readonly operator: Exclude<MatchOperator, '='>;
  readonly value: V | Exporter;
}

/** A regular expression, as `matches` and `matchesNot` make it. */
export interface Pattern {
  readonly operator: '=~' | '!~';
  readonly pattern: string;
}

/** Label names to a value (which fixes the label), an exporter (for `job`), or a condition. */
export type Matchers<V> = {
  readonly [K in keyof V]?: V[K] | Condition<V[K]> | Pattern | (K extends 'job' ? Exporter : never);
};

type FixedBy<M> = { [K in keyof M]: M[K] extends Condition<unknown> | Pattern ? never : K }[keyof M];
type NoOthers<M, V> = { readonly [K in Exclude<keyof M, keyof V>]: `${K & string} is no label of this metric` };

/** Narrows a metric to the series whose labels match; an `=` match fixes its label to one value. */
export function select<T extends MetricType, L extends string, F extends string, V, const M extends Matchers<V>>(
  series: Series<T, L, F, V>,
  matchers: M & NoOthers<M, V>,
): Selection<T, L, Exclude<F, FixedBy<M>>, V> {
  const base = selectorOf(series);
  const added = Object.entries(matchers as Record<string, string | Exporter | Condition<string> | Pattern>).map(
    ([label, value]): Matcher => {
      if (typeof value !== 'object' || value === null || !('operator' in value)) return { label, operator: '=', value };
      return { label, operator: value.operator, value: 'pattern' in value ? value.pattern : value.value };
    },
  );
  const replaced = new Set(added.map(({ label }) => label));
  const kept = base.matchers.filter(({ label }) => label !== 'job' || !replaced.has('job'));
  return expression({ ...base, matchers: [...kept, ...added] });
}

/** `label!="value"` */
export const not = <const V extends string>(value: V | Exporter): Condition<V> => ({ operator: '!=', value });

/** `label=~"a|b"`, of literal values. */
export const oneOf = <const V extends string>(...values: V[]): Condition<V> => ({
  operator: '=~',
  value: values.map(literal).join('|') as V,
});

/** `label!~"a|b"`, of literal values. */
export const noneOf = <const V extends string>(...values: V[]): Condition<V> => ({
  operator: '!~',
  value: values.map(literal).join('|') as V,
});

/** `label=~"pattern"`; Prometheus anchors it at both ends. */
export const matches = (pattern: string): Pattern => ({ operator: '=~', pattern });

/** `label!~"pattern"`; Prometheus anchors it at both ends. */
export const matchesNot = (pattern: string): Pattern => ({ operator: '!~', pattern });

function literal(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

/** The same series as it was `by` earlier: `x offset 3d`. */
export function offset<T extends MetricType, L extends string, F extends string, V>(
  series: Series<T, L, F, V>,
  by: Duration,
): Selection<T, L, F, V> {
  return expression({ ...selectorOf(series), offset: by });
}

/** A raw counter as it stands, which falls to 0 at every restart: for a time series titled "… since the last restart". */
export function lifetime<L extends string, F extends string, V>(counter: Series<'counter', L, F, V>): Lifetime {
  return expression(selectorOf(counter));
}

/** Every series of these metrics at once, by `__name__=~"…"`; they share one exporter. To be counted, not summed. */
export function anyOf<L extends string, F extends string>(
  metrics: readonly (AnyMetric & Series<MetricType, L, F>)[],
): Expr<L, F> {
  const [first] = metrics;
  if (first === undefined) throw new Error('anyOf() needs at least one metric');
  return expression({ op: 'selector', anyOf: metrics, matchers: metricNode(first).matchers });
}

/** The parts of a histogram: `_count`, `_sum` (counters) and `_bucket` (by `le`). */
export function countOf<L extends string, F extends string, V>(
  of: Series<'histogram', L, F, V>,
): Selection<'counter', L, F, V> {
  return part(of, '_count');
}

export function sumOf<L extends string, F extends string, V>(
  of: Series<'histogram', L, F, V>,
): Selection<'counter', L, F, V> {
  return part(of, '_sum');
}

function part(of: unknown, suffix: string): never {
  const node = selectorOf(of);
  return expression({ ...node, name: `${node.metric!.name}${suffix}` });
}
