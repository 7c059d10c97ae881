import type { Color } from '../engine/panel/index.ts';
import type { Expr, Window } from '../engine/promql/index.ts';
import {
  escrowsCompleted,
  escrowsCreated,
  escrowsDisputed,
  escrowsFunded,
  escrowsResolved,
} from '../metrics/marketplace.ts';
import { happened } from '../signals/count.ts';

/** The state changes of an escrow in the order of its life, with the colour that each has on every panel. */
export const transitions = [
  { counter: escrowsCreated, legend: 'created', color: 'blue' },
  { counter: escrowsFunded, legend: 'funded', color: 'yellow' },
  { counter: escrowsCompleted, legend: 'completed', color: 'green' },
  { counter: escrowsDisputed, legend: 'disputed', color: 'orange' },
  { counter: escrowsResolved, legend: 'resolved', color: 'purple' },
] as const;

/** A state change with its number, as panels take it. */
interface Transition {
  readonly expr: Expr<'job', never>;
  readonly legend: string;
  readonly color: Color;
}

/** How many escrows went through each state change within the window. */
export function transitionsOver(window: Window): Transition[] {
  return transitions.map(({ counter, legend, color }) => ({ expr: happened(counter, window), legend, color }));
}
