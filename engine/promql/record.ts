import type { Series, Value } from '../metric.ts';
import { type Place, placeOfCall } from '../place.ts';
import type { Expression, RecordedSeries } from './node.ts';

/** A recording rule, and the series that it writes: selectable like a gauge with the labels of its expression. */
export type Recorded<L extends string, F extends string> = RecordingRule &
  Series<'gauge', L, F, { readonly [K in L]: string }> &
  Value<L, F>;

/** A recording rule as plain data. */
export interface RecordingRule extends RecordedSeries {
  readonly place: Place;
}

/** Declares a recording rule, named `level:metric:operations` as Prometheus advises. It must stand in a group. */
export function record<L extends string, F extends string>(
  name: `${string}:${string}:${string}`,
  expr: Expression & Value<L, F>,
): Recorded<L, F> {
  return { kind: 'recorded', name, expr, place: placeOfCall(record) } satisfies RecordingRule as never;
}
