import type { AnyMetric, Exporter } from '../metric.ts';

/** A window of a range selector: a duration, or one of Grafana's variables. */
export type Window = string;

export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A label matcher. The value of a matcher on `job` may be an exporter, whose job name site.ts decides. */
export interface Matcher {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string | Exporter;
}

/** `metric{matchers} offset …`. Without a metric it selects by matchers alone. */
export interface SelectorNode {
  readonly op: 'selector';
  /** What it selects: a catalogued metric, a recording rule, or a name that raw text gave. */
  readonly metric?: AnyMetric | RecordedSeries;
  /** Name as written: the metric's own, with `_bucket`, `_sum` or `_count` for a histogram's parts. */
  readonly name?: string;
  /** For `{__name__=~"a|b"}`: the metrics it may match. */
  readonly anyOf?: readonly AnyMetric[];
  readonly matchers: readonly Matcher[];
  readonly offset?: string;
}

/** What a recording rule leaves for others to select. */
export interface RecordedSeries {
  readonly kind: 'recorded';
  readonly name: string;
  readonly expr: Expression;
}

export interface RangeNode {
  readonly op: 'range';
  readonly of: SelectorNode;
  readonly window: Window;
}

export interface SubqueryNode {
  readonly op: 'subquery';
  readonly of: Node;
  readonly window: Window;
  /** Empty: the evaluation interval. */
  readonly step?: string;
  readonly offset?: string;
}

export interface CallNode {
  readonly op: 'call';
  readonly function: string;
  readonly arguments: readonly Node[];
}

export interface AggregateNode {
  readonly op: 'aggregate';
  readonly function: string;
  readonly grouping?: { readonly kind: 'by' | 'without'; readonly labels: readonly string[] };
  /** The first argument of topk, bottomk, quantile and count_values. */
  readonly parameter?: Node;
  readonly of: Node;
}

/** How the series of two sides find each other. */
export interface Matching {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly string[];
  readonly group?: { readonly side: 'left' | 'right'; readonly include: readonly string[] };
}

export interface BinaryNode {
  readonly op: 'binary';
  readonly operator: string;
  readonly left: Node;
  readonly right: Node;
  readonly matching?: Matching;
  readonly bool?: boolean;
}

export interface NumberNode {
  readonly op: 'number';
  readonly value: number;
}

export interface StringNode {
  readonly op: 'string';
  readonly value: string;
}

export interface NegateNode {
  readonly op: 'negate';
  readonly of: Node;
}

/** Text that its author wrote as PromQL, with the expressions and metrics put into it. */
export interface RawNode {
  readonly op: 'raw';
  readonly parts: readonly (string | Expression | AnyMetric | Exporter)[];
  readonly declared: Facts;
}

/** An expression as a tree of plain data. */
export type Node =
  | SelectorNode
  | RangeNode
  | SubqueryNode
  | CallNode
  | AggregateNode
  | BinaryNode
  | NumberNode
  | StringNode
  | NegateNode
  | RawNode;

/** What is known of an expression's result. */
export interface Facts {
  readonly kind: 'instant' | 'range' | 'scalar' | 'string';
  /** A raw `counter` or `histogram` bucket may not be shown or compared; everything else is a `value`. */
  readonly role: 'value' | 'counter' | 'bucket';
  /** Labels of every result series, sorted; `undefined` where they cannot be known. */
  readonly labels: readonly string[] | undefined;
  /** Those of `labels` that may differ between result series. */
  readonly varying: readonly string[];
  readonly unit: import('../unit.ts').Unit;
  /** Names of the metrics and recording rules that it reads, in the order of reading, each once. */
  readonly metrics: readonly string[];
}

/** A node with the facts of its result: what the functions of this folder return. */
export interface Expression {
  readonly kind: 'expression';
  readonly node: Node;
  readonly facts: Facts;
}
