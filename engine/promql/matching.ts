import type { Matching } from './node.ts';

/** How the series of two sides find each other, where their labels differ. */
export interface MatchOn<Shared extends string> {
  /** Only these labels must be equal. */
  readonly on?: readonly Shared[];
  /** All labels but these must be equal. */
  readonly ignoring?: readonly string[];
  /** Several series of the left side may meet one of the right, whose labels named here they take over. */
  readonly groupLeft?: readonly string[];
}

type Same<L extends string, L2 extends string> = [L] extends [L2] ? ([L2] extends [L] ? true : false) : false;

/** The last argument of a function of two vectors: needed where their labels differ. */
export type Match<L extends string, L2 extends string> =
  Same<L, L2> extends true ? [matchOn?: MatchOn<L & L2>] : [theLabelsOfBothSidesDifferSoSayOn: MatchOn<L & L2>];

/** Matching of a binary node, from the argument of a typed function. */
export function matchingOf(match: MatchOn<string> | undefined): { matching?: Matching } {
  if (match === undefined) return {};
  const group = match.groupLeft && { side: 'left' as const, include: match.groupLeft };
  // Without either, all labels must be equal: `ignoring ()`, since `on ()` would compare none.
  const kind = match.on === undefined ? 'ignoring' : 'on';
  const labels = match.on ?? match.ignoring ?? [];
  return { matching: group ? { kind, labels, group } : { kind, labels } };
}
