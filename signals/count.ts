import type { Series } from '../engine/metric.ts';
import { type Expr, increase, round, sumBy, type Window } from '../engine/promql/index.ts';

/** A counter with its target's labels only, as it is or as it was (`offset`). */
type TargetCounter = Series<'counter', 'job' | 'instance', 'instance'>;

/** How often something happened within the window: an integer, since `increase` extrapolates. */
export function happened(counter: TargetCounter, window: Window): Expr<'job', never> {
  return round(sumBy(['job'], increase(counter, window)));
}

/** The same without rounding, for ratios of many events and for short windows. */
export function grown(counter: TargetCounter, window: Window): Expr<'job', never> {
  return sumBy(['job'], increase(counter, window));
}
