import type { Model } from '../model.ts';
import type { Node } from '../promql/node.ts';
import { knownName } from './expressions/known-name.ts';

/** A parsed tree with the metrics and recording rules that its names mean, and the parsed node behind each new one. */
export function resolved(
  parsed: Node,
  model: Model,
): { readonly root: Node; readonly originals: ReadonlyMap<Node, Node> } {
  const originals = new Map<Node, Node>();
  const kept = <N extends Node>(node: N, original: Node): N => {
    originals.set(node, original);
    return node;
  };
  const resolve = (node: Node): Node => {
    switch (node.op) {
      case 'selector': {
        const metric = node.name === undefined ? undefined : knownName(node.name, model);
        return metric === undefined ? node : kept({ ...node, metric }, node);
      }
      case 'range':
        return kept({ ...node, of: resolve(node.of) as typeof node.of }, node);
      case 'subquery':
      case 'negate':
        return kept({ ...node, of: resolve(node.of) }, node);
      case 'call':
        return kept({ ...node, arguments: node.arguments.map(resolve) }, node);
      case 'aggregate':
        return kept(
          { ...node, of: resolve(node.of), ...(node.parameter && { parameter: resolve(node.parameter) }) },
          node,
        );
      case 'binary':
        return kept({ ...node, left: resolve(node.left), right: resolve(node.right) }, node);
      default:
        return node;
    }
  };
  return { root: resolve(parsed), originals };
}
