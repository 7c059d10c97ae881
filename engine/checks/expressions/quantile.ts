import { nodeCheck } from '../check.ts';

/** A quantile outside of 0–1: Prometheus answers ±Inf. */
export const quantile = nodeCheck({
  id: 'quantile',
  on: ['call', 'aggregate'],
  visit(node) {
    const number = node.op === 'aggregate' ? (node.function === 'quantile' ? node.parameter : undefined) : argumentOf(node);
    if (number?.op !== 'number' || (number.value >= 0 && number.value <= 1)) return undefined;
    const percent = number.value > 1 && number.value <= 100 ? `the ${number.value}th percentile is ${number.value / 100}` : 'write it as 0.95';
    return { node: number, message: 'a quantile is between 0 and 1', help: percent };
  },
});

function argumentOf(node: { readonly function: string; readonly arguments: readonly import('../../promql/node.ts').Node[] }) {
  return node.function === 'histogram_quantile' || node.function === 'quantile_over_time' ? node.arguments[0] : undefined;
}
