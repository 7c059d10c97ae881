import type { AnyMetric } from '../../metric.ts';
import { factsOf } from '../../promql/facts.ts';
import type { BinaryNode, Node } from '../../promql/node.ts';
import type { Unit } from '../../unit.ts';
import { nodeCheck } from '../check.ts';

/** A comparison with a number that the value can never reach, or never leave. */
export const constantComparison = nodeCheck({
  id: 'constant-comparison',
  on: ['binary'],
  visit(node) {
    if (node.right.op !== 'number' || !(node.operator in outcomes)) return undefined;
    const { unit } = factsOf(node.left);
    const range = possible(unit, node.left);
    if (range === undefined) return undefined;
    const outcome = outcomes[node.operator]!(node.right.value, range.low, range.high);
    if (outcome === undefined) return undefined;
    return { node: node.right, message: `${range.words}, so that this is ${outcome} true`, help: helpFor(node, unit) };
  },
});

type Outcome = 'always' | 'never' | undefined;
type Judge = (limit: number, low: number, high: number) => Outcome;

const outcomes: Readonly<Record<string, Judge>> = {
  '>': (limit, low, high) => (limit < low ? 'always' : limit >= high ? 'never' : undefined),
  '>=': (limit, low, high) => (limit <= low ? 'always' : limit > high ? 'never' : undefined),
  '<': (limit, low, high) => (limit > high ? 'always' : limit <= low ? 'never' : undefined),
  '<=': (limit, low, high) => (limit >= high ? 'always' : limit < low ? 'never' : undefined),
  '==': (limit, low, high) => (limit < low || limit > high ? 'never' : undefined),
  '!=': (limit, low, high) => (limit < low || limit > high ? 'always' : undefined),
};

function possible(unit: Unit, node: Node): { low: number; high: number; words: string } | undefined {
  const positive = neverNegative(node);
  if (unit === 'ratio') return { low: positive ? 0 : -Infinity, high: 1, words: 'a ratio is between 0 and 1' };
  if (unit === 'boolean') return { low: 0, high: 1, words: 'it is 0 or 1' };
  if (unit === 'percent')
    return { low: positive ? 0 : -Infinity, high: 100, words: 'a percentage is between 0 and 100' };
  return positive ? { low: 0, high: Infinity, words: 'it is never negative' } : undefined;
}

function helpFor({ right }: BinaryNode, unit: Unit): string {
  if (right.op === 'number' && unit === 'ratio' && right.value > 1 && right.value <= 100) {
    return `${right.value} % is written ${Number((right.value / 100).toPrecision(12))}`;
  }
  return 'another number, or another comparison';
}

const growing = new Set([
  'rate',
  'irate',
  'increase',
  'resets',
  'changes',
  'count_over_time',
  'present_over_time',
  'absent',
  'abs',
  'sqrt',
  'timestamp',
  'time',
]);
const keeping = new Set([
  'round',
  'ceil',
  'floor',
  'sort',
  'sort_desc',
  'vector',
  'scalar',
  'avg_over_time',
  'min_over_time',
  'max_over_time',
  'sum_over_time',
  'last_over_time',
  'quantile_over_time',
  'clamp_max',
  'histogram_quantile',
]);

/** A total, a number of things or bytes, or a date; seconds and ratios of a gauge may be differences. */
function isNeverNegative({ type, unit }: AnyMetric): boolean {
  return type !== 'gauge' || ['count', 'bytes', 'boolean', 'timestamp'].includes(unit);
}

/** Whether a value cannot fall below 0, whatever the metrics do. */
export function neverNegative(node: Node): boolean {
  switch (node.op) {
    case 'selector':
      if (node.metric?.kind === 'recorded') return neverNegative(node.metric.expr.node);
      return node.metric !== undefined && isNeverNegative(node.metric);
    case 'range':
    case 'subquery':
      return neverNegative(node.of);
    case 'number':
      return node.value >= 0;
    case 'call': {
      if (growing.has(node.function)) return true;
      if (node.function === 'clamp_min') return node.arguments[1]?.op === 'number' && node.arguments[1].value >= 0;
      return keeping.has(node.function) && node.arguments.every(neverNegative);
    }
    case 'aggregate':
      return node.function === 'count' || neverNegative(node.of);
    case 'binary':
      if (node.operator === 'and' || node.operator === 'unless') return neverNegative(node.left);
      return (
        ['+', '*', '/', 'or', '>', '>=', '==', '<', '<=', '!='].includes(node.operator) &&
        neverNegative(node.left) &&
        neverNegative(node.right)
      );
    default:
      return false;
  }
}
