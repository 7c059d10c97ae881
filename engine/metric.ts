import { type Place, placeOfCall } from './place.ts';
import type { Unit } from './unit.ts';

export type MetricType = 'counter' | 'gauge' | 'histogram';

/** A label's values: a closed set, or `any`. Names such as `job` are the keys of a `LabelSet`. */
export type LabelSet = Readonly<Record<string, 'any' | readonly string[]>>;

/** The labels that Prometheus adds to every scraped series. */
export type TargetLabel = 'job' | 'instance';

/**
 * A process that Prometheus scrapes. `id` is what site.ts gives a job name and an address; every
 * selector of its metrics is pinned to that job, so `job` counts as one value.
 */
export interface Exporter<Target extends string = string, Fixed extends string = string> {
  readonly kind: 'exporter';
  readonly id: string;
  readonly title: string;
  readonly targetLabels: readonly Target[];
  /** Phantom: the labels that a selector of one of its metrics fixes to one value. */
  readonly fixes?: readonly Fixed[];
}

/** An exporter with a scrape job of its own. */
export function exporter(id: string, title: string): Exporter<TargetLabel, 'job'> {
  return { kind: 'exporter', id, title, targetLabels: ['job', 'instance'] };
}

/** Where Prometheus writes `up` and `scrape_*`: one series for each target of every job. */
export const everyTarget: Exporter<TargetLabel, never> = {
  kind: 'exporter',
  id: '',
  title: 'every scrape target',
  targetLabels: ['job', 'instance'],
};

/** Series that Prometheus computes by itself, such as `ALERTS`: only the labels that the metric declares. */
export const computed: Exporter<never, never> = {
  kind: 'exporter',
  id: '',
  title: 'the rule engine',
  targetLabels: [],
};

/** Everything that a metric may carry besides its name and type. */
export interface MetricOptions<L extends LabelSet, Target extends string, Fixed extends string> {
  readonly from: Exporter<Target, Fixed>;
  /** The HELP text, exactly as it is exposed. */
  readonly help: string;
  /** Default `count`. */
  readonly unit?: Unit;
  readonly labels?: L;
  /** The state change that it counts, in words, for docs/metrics.md. */
  readonly counts?: string;
  /** The server's function that must record it, such as `record_order_created()`. */
  readonly recorder?: string;
  /** The TYPE that the exporter declares, where it differs from how the metric behaves. */
  readonly declaredAs?: MetricType | 'untyped';
  /** The name before a rename; queries read both names until the date `until` (YYYY-MM-DD). */
  readonly formerly?: string;
  readonly until?: string;
  /** Upper bounds of a histogram's buckets, without +Inf. */
  readonly buckets?: readonly number[];
}

/** A metric as an exporter exposes it: plain data, without its phantom types. */
export interface AnyMetric {
  readonly kind: 'metric';
  readonly place: Place;
  readonly name: string;
  readonly type: MetricType;
  readonly from: Exporter;
  readonly help: string;
  readonly unit: Unit;
  /** Labels of its own and of its target. */
  readonly labels: LabelSet;
  readonly counts?: string;
  readonly recorder?: string;
  readonly declaredAs?: MetricType | 'untyped';
  readonly formerly?: string;
  readonly until?: string;
  readonly buckets?: readonly number[];
}

/**
 * Phantom of anything that a selector may start from: type, label names, label values and the labels that
 * still vary. The property exists in the types only; its name is what the compiler prints.
 */
export interface Series<T extends MetricType, L extends string, F extends string, V = unknown> {
  readonly 'series of a metric': { type: T; labels: (label: L) => L; varying: readonly F[]; values: V };
}

/** Phantom of an expression whose value may be shown, summed or compared. A raw counter has none. */
export interface Value<L extends string = string, F extends string = string> {
  readonly 'a value (of a counter, take rate() or increase() first)': {
    labels: (label: L) => L;
    varying: readonly F[];
  };
}

/** A value of one series, whatever its labels: those that an `=` matcher fixes do not count as many. */
export interface SingleSeries {
  readonly 'a value (of a counter, take rate() or increase() first)': { varying: readonly never[] };
}

/** A value of any number of series. */
export interface AnyValue {
  readonly 'a value (of a counter, take rate() or increase() first)': { varying: readonly string[] };
}

type Names<L extends LabelSet, Target extends string> = (keyof L & string) | Target;
type Values<L extends LabelSet, Target extends string> = {
  readonly [K in Names<L, Target>]: K extends keyof L ? (L[K] extends readonly (infer V)[] ? V : string) : string;
};

export type Counter<L extends string, F extends string, V = unknown> = AnyMetric & Series<'counter', L, F, V>;
export type Histogram<L extends string, F extends string, V = unknown> = AnyMetric & Series<'histogram', L, F, V>;
export type Gauge<L extends string, F extends string, V = unknown> = AnyMetric & Series<'gauge', L, F, V> & Value<L, F>;

type Varying<L extends LabelSet, Target extends string, Fixed extends string> = Exclude<Names<L, Target>, Fixed>;

/** A total that only grows and falls to 0 when its process restarts. Its name ends in `_total`. */
export function counter<const L extends LabelSet = {}, Target extends string = string, Fixed extends string = string>(
  name: `${string}_total` | `${string}_sum` | `${string}_count` | (string & {}),
  options: MetricOptions<L, Target, Fixed>,
): Counter<Names<L, Target>, Varying<L, Target, Fixed>, Values<L, Target>> {
  return metric('counter', name, options, placeOfCall(counter)) as never;
}

/** A number that may go up and down. */
export function gauge<const L extends LabelSet = {}, Target extends string = string, Fixed extends string = string>(
  name: string,
  options: MetricOptions<L, Target, Fixed>,
): Gauge<Names<L, Target>, Varying<L, Target, Fixed>, Values<L, Target>> {
  return metric('gauge', name, options, placeOfCall(gauge)) as never;
}

/** A histogram, named without `_bucket`; `buckets` are its upper bounds in its unit. */
export function histogram<const L extends LabelSet = {}, Target extends string = string, Fixed extends string = string>(
  name: string,
  options: MetricOptions<L, Target, Fixed> & { readonly buckets: readonly number[] },
): Histogram<Names<L, Target>, Varying<L, Target, Fixed>, Values<L, Target>> {
  return metric('histogram', name, options, placeOfCall(histogram)) as never;
}

function metric<L extends LabelSet, Target extends string, Fixed extends string>(
  type: MetricType,
  name: string,
  { from, labels, unit = 'count', ...rest }: MetricOptions<L, Target, Fixed>,
  place: Place,
): AnyMetric {
  const target: Record<string, 'any'> = {};
  for (const label of from.targetLabels) target[label] = 'any';
  return {
    kind: 'metric',
    place,
    name,
    type,
    from: from as unknown as Exporter,
    unit,
    ...rest,
    labels: { ...labels, ...target },
  };
}
