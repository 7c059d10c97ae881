import type { Node } from './node.ts';

/** The direct parts of a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.op) {
    case 'range':
    case 'subquery':
    case 'negate':
      return [node.of];
    case 'call':
      return node.arguments;
    case 'aggregate':
      return node.parameter ? [node.parameter, node.of] : [node.of];
    case 'binary':
      return [node.left, node.right];
    default:
      return [];
  }
}

/** Visits a node and everything below it, parents first. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** Whether a node or anything below it satisfies the test. */
export function contains(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => contains(child, test));
}
