import type { SelectorNode } from '../../promql/node.ts';
import { nodeCheck } from '../check.ts';

const ofCounters = new Set(['rate', 'irate', 'increase']);
const ofGauges = new Set([
  'delta',
  'idelta',
  'deriv',
  'predict_linear',
  'holt_winters',
  'double_exponential_smoothing',
]);

/** A function of counters over a gauge, or the reverse: Prometheus computes it, and it means nothing. */
export const rateOfGauge = nodeCheck({
  id: 'rate-of-gauge',
  on: ['call'],
  visit(node) {
    const range = node.arguments.find(({ op }) => op === 'range');
    if (range?.op !== 'range') return undefined;
    const type = typeOf(range.of);
    if (ofCounters.has(node.function) && type === 'gauge') {
      return {
        node: range.of,
        message: `a gauge, and ${node.function}() is for counters: every fall of it would count as a restart`,
        help: 'for a gauge use deriv() or delta(); resets() and changes() take both',
      };
    }
    if (ofGauges.has(node.function) && type === 'counter') {
      return {
        node: range.of,
        message: `a counter, and ${node.function}() is for gauges: a restart would count as a fall`,
        help: 'for a counter use rate() or increase()',
      };
    }
    return undefined;
  },
});

function typeOf({ metric, name }: SelectorNode): 'counter' | 'gauge' | undefined {
  if (metric === undefined) return undefined;
  if (metric.kind === 'recorded') return 'gauge';
  if (metric.type !== 'histogram') return metric.type;
  return name === metric.name ? undefined : 'counter';
}
