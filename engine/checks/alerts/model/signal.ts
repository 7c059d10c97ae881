import type { Node } from '../../../promql/node.ts';

/** What an expression measures, whatever the window: the same key for an alert and for a panel of the same thing. */
export interface Signal {
  readonly key: string;
  /** It is 1 minus the signal. */
  readonly complement: boolean;
}

const shaping = new Set(['round', 'ceil', 'floor', 'sort', 'sort_desc', 'clamp_min', 'clamp_max', 'clamp']);
const choosing = new Set(['min', 'max', 'topk', 'bottomk']);

/** The signal of an expression: through recording rules, without rounding, choosing among series, and windows. */
export function signalOf(node: Node): Signal {
  switch (node.op) {
    case 'call':
      if (shaping.has(node.function)) return signalOf(node.arguments[0]!);
      break;
    case 'aggregate':
      if (choosing.has(node.function)) return signalOf(node.of);
      break;
    case 'selector':
      if (node.metric?.kind === 'recorded' && node.offset === undefined) return signalOf(node.metric.expr.node);
      break;
    case 'binary':
      if (node.operator === '-' && node.left.op === 'number' && node.left.value === 1) {
        const { key, complement } = signalOf(node.right);
        return { key, complement: !complement };
      }
      break;
    default:
  }
  return { key: keyOf(node), complement: false };
}

function keyOf(node: Node): string {
  switch (node.op) {
    case 'selector': {
      const { metric, name, matchers, offset } = node;
      if (metric?.kind === 'recorded') return `${keyOf(metric.expr.node)}${offset === undefined ? '' : ' offset'}`;
      const pairs = matchers.map(
        ({ label, operator, value }) => `${label}${operator}${typeof value === 'string' ? value : value.id}`,
      );
      const names = node.anyOf?.map((one) => one.name).join('|') ?? '';
      return `${name ?? metric?.name ?? names}{${pairs.join()}}${offset === undefined ? '' : ' offset'}`;
    }
    case 'range':
    case 'subquery':
      return `${keyOf(node.of)}[]`;
    case 'call':
      if (shaping.has(node.function)) return keyOf(node.arguments[0]!);
      return `${node.function}(${node.arguments.map(keyOf).join()})`;
    case 'aggregate': {
      const { grouping, parameter } = node;
      const by = grouping === undefined ? '' : ` ${grouping.kind} ${[...grouping.labels].sort().join()}`;
      return `${node.function}${by}(${parameter ? `${keyOf(parameter)},` : ''}${keyOf(node.of)})`;
    }
    case 'binary':
      return `(${keyOf(node.left)}${node.operator}${keyOf(node.right)})`;
    case 'number':
      return String(node.value);
    case 'string':
      return JSON.stringify(node.value);
    case 'negate':
      return `-${keyOf(node.of)}`;
    case 'raw':
      return node.parts
        .map((part) =>
          typeof part === 'string'
            ? part.replace(/\[[^\]]*\]/g, '[]')
            : part.kind === 'expression'
              ? keyOf(part.node)
              : part.kind,
        )
        .join('');
  }
}
