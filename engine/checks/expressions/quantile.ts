import { nodeCheck } from '../check.ts';

/** A quantile outside of 0–1: Prometheus answers ±Inf. */
export const quantile = nodeCheck({
  id: 'quantile',
  on: ['call', 'aggregate'],
  visit(node) {
    const number =
      node.op === 'aggregate' ? (node.function === 'quantile' ? node.parameter : undefined) : argumentOf(node);
    if (number?.op !== 'number' || (number.value >= 0 && number.value <= 1)) return undefined;
    const { value } = number;
    const help =
      value > 1 && value <= 100 ? `${value} % is written ${Number((value / 100).toPrecision(12))}` : 'write it as 0.95';
    return { node: number, message: 'a quantile is between 0 and 1: of any other, Prometheus makes Inf', help };
  },
});

function argumentOf(node: {
  readonly function: string;
  readonly arguments: readonly import('../../promql/node.ts').Node[];
}) {
  return node.function === 'histogram_quantile' || node.function === 'quantile_over_time'
    ? node.arguments[0]
    : undefined;
}
