import { takesRange } from './function-facts.ts';
import type { CallNode, Node, SelectorNode } from './node.ts';

/**
 * Rewrites an expression so that a renamed metric is read under both names: `new or old` for a plain selector,
 * `(f(new[w]) + f(old[w])) or f(new[w]) or f(old[w])` for `rate` and `increase`, where a window that holds the
 * rename counts both halves, and `f(new[w]) or f(old[w])` for other range functions. Returns the same node
 * where no metric was renamed.
 */
export function withFormerNames(node: Node): Node {
  switch (node.op) {
    case 'selector':
      return node.metric?.kind === 'metric' && node.metric.formerly !== undefined
        ? either(node, underFormerName(node, node.metric.formerly))
        : withFormerCandidates(node);
    case 'call':
      return callWithFormerNames(node);
    case 'aggregate': {
      const of = withFormerNames(node.of);
      return of === node.of ? node : rewritten(node, { ...node, of });
    }
    case 'binary': {
      const left = withFormerNames(node.left);
      const right = withFormerNames(node.right);
      return left === node.left && right === node.right ? node : rewritten(node, { ...node, left, right });
    }
    case 'subquery':
    case 'negate': {
      const of = withFormerNames(node.of);
      return of === node.of ? node : rewritten(node, { ...node, of });
    }
    default:
      return node;
  }
}

const originals = new WeakMap<Node, Node>();

/** The node that its author wrote, of one that was rewritten since a part of it was renamed. */
export function originalOf(node: Node): Node | undefined {
  return originals.get(node);
}

function rewritten(original: Node, node: Node): Node {
  originals.set(node, original);
  return node;
}

function callWithFormerNames(node: CallNode): Node {
  const index = node.arguments.findIndex(({ op }) => op === 'range');
  const range = node.arguments[index];
  if (range?.op === 'range' && takesRange(node.function)) {
    const { metric } = range.of;
    if (metric?.kind !== 'metric' || metric.formerly === undefined) return node;
    const of = underFormerName(range.of, metric.formerly);
    const old: CallNode = {
      ...node,
      arguments: node.arguments.map((argument, i) => (i === index ? { ...range, of } : argument)),
    };
    if (node.function === 'absent_over_time') return both(node, old);
    if (node.function !== 'rate' && node.function !== 'increase') return either(node, old);
    return either(either({ op: 'binary', operator: '+', left: node, right: old }, node), old);
  }
  if (node.function === 'absent') return absentUnderBothNames(node);
  const given = node.arguments.map(withFormerNames);
  const isSame = given.every((argument, i) => argument === node.arguments[i]);
  return isSame ? node : rewritten(node, { ...node, arguments: given });
}

/** `absent` takes its labels from a selector, so that it cannot look at `new or old`. */
function absentUnderBothNames(node: CallNode): Node {
  const [of] = node.arguments;
  if (of?.op !== 'selector' || of.metric?.kind !== 'metric' || of.metric.formerly === undefined) return node;
  return both(node, { ...node, arguments: [underFormerName(of, of.metric.formerly)] });
}

function underFormerName(node: SelectorNode, formerly: string): SelectorNode {
  const suffix = node.name === undefined || node.metric === undefined ? '' : node.name.slice(node.metric.name.length);
  const { metric: _, ...rest } = node;
  return { ...rest, name: `${formerly}${suffix}` };
}

function withFormerCandidates(node: SelectorNode): Node {
  if (!node.anyOf?.some(({ formerly }) => formerly !== undefined)) return node;
  const anyOf = node.anyOf.flatMap((metric) =>
    metric.formerly === undefined ? [metric] : [metric, { ...metric, name: metric.formerly }],
  );
  return rewritten(node, { ...node, anyOf });
}

function either(left: Node, right: Node): Node {
  return { op: 'binary', operator: 'or', left, right };
}

function both(left: Node, right: Node): Node {
  return { op: 'binary', operator: 'and', left, right };
}
