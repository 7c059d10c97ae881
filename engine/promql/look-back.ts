import { secondsOf } from '../duration.ts';
import type { Node } from './node.ts';
import { childrenOf } from './walk.ts';

/** Seconds of history that an expression reads: windows and offsets, those inside a subquery added to its own. */
export function lookBackOf(node: Node): number {
  const below = Math.max(0, ...childrenOf(node).map(lookBackOf));
  if (node.op === 'range') return below + lengthOf(node.window);
  if (node.op === 'subquery') return below + lengthOf(node.window) + lengthOf(node.offset);
  return node.op === 'selector' ? lengthOf(node.offset) : below;
}

/** Grafana's variables have no length of their own. */
function lengthOf(duration: string | undefined): number {
  return secondsOf(duration ?? '') ?? 0;
}
