import { durationOf } from '../../duration.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Node } from '../../promql/node.ts';
import { numbersBehind } from '../alerts/model/behind.ts';
import { nodeCheck } from '../check.ts';

const combining = new Set(['+', '-', '/']);

/**
 * Events of one window, taken together with events of another: of the calls of an hour and the failures of five
 * minutes no ratio is made. Rates may be compared over any windows, since they are per second.
 */
export const mixedWindows = nodeCheck({
  id: 'mixed-windows',
  on: ['binary'],
  visit(node) {
    if (!combining.has(node.operator)) return undefined;
    const left = countedOver(node.left);
    const right = countedOver(node.right);
    if (left === undefined || right === undefined || left === right) return undefined;
    const message = `events of ${durationOf(left)} on the left, and of ${durationOf(right)} on the right`;
    return { message, help: 'take both over the same window' };
  },
});

/** Seconds of the only window of an event count; undefined for anything else. */
function countedOver(node: Node): number | undefined {
  if (factsOf(node).unit !== 'count') return undefined;
  const { windows } = numbersBehind(node);
  return windows.size === 1 ? [...windows][0] : undefined;
}
