import type { AnyMetric, MetricType, Series, Value } from '../metric.ts';
import { factsOf } from './facts.ts';
import type { Expression, Node, RecordedSeries, SelectorNode } from './node.ts';

/** A value with label names `L`, of which `F` may differ between its series. */
export type Expr<L extends string, F extends string> = Expression & Value<L, F>;

/** A selector: what `rate` and its like take, and, for a gauge, a value too. */
export type Selection<T extends MetricType, L extends string, F extends string, V = unknown> = Expression &
  Series<T, L, F, V> &
  (T extends 'gauge' ? Value<L, F> : unknown);

/** A raw counter as it stands, which only a panel "since the last restart" may show; see `lifetime`. */
export interface Lifetime extends Expression {
  readonly 'a raw counter, for a time series "since the last restart"': true;
}

/** A number, as `time()` or a literal gives it. */
export interface Scalar extends Expression {
  readonly 'a scalar': true;
}

/** What may stand where a value is wanted, at run time. */
type Operand = Expression | AnyMetric | RecordedSeries;

/** Makes the expression of a node; its types are the caller's promise, its facts are computed. */
export function expression(node: Node): never {
  return { kind: 'expression', node, facts: factsOf(node) } satisfies Expression as never;
}

/** The tree of anything that a typed function accepts. */
export function nodeOf(operand: unknown): Node {
  if (typeof operand === 'number') return { op: 'number', value: operand };
  const value = operand as Operand;
  if (value.kind === 'expression') return value.node;
  return value.kind === 'metric' ? metricNode(value) : { op: 'selector', metric: value, matchers: [] };
}

/** The facts of anything that a typed function accepts. */
export function expressionOf(operand: unknown): Expression {
  const value = operand as Operand;
  return value.kind === 'expression' ? value : expression(nodeOf(operand));
}

const metricNodes = new WeakMap<AnyMetric, SelectorNode>();

/** `metric{job="…"}`, pinned to the job of its exporter, which site.ts names. */
export function metricNode(metric: AnyMetric): SelectorNode {
  let node = metricNodes.get(metric);
  if (node === undefined) {
    const matchers = metric.from.id === '' ? [] : [{ label: 'job', operator: '=' as const, value: metric.from }];
    node = { op: 'selector', metric, matchers };
    metricNodes.set(metric, node);
  }
  return node;
}

/** The selector of a series, for functions that take one. */
export function selectorOf(series: unknown): SelectorNode {
  const node = nodeOf(series);
  if (node.op !== 'selector') throw new Error('a selector was expected, such as a metric or select(metric, {…})');
  return node;
}
