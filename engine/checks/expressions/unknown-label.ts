import { suggestion } from '../../suggest.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Node } from '../../promql/node.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

/** A label that the series do not have: in a matcher, a grouping, or what two sides are matched on. */
export const unknownLabel = nodeCheck({
  id: 'unknown-label',
  on: ['selector', 'aggregate', 'binary'],
  visit(node) {
    if (node.op === 'selector') {
      const labels = labelsOf({ ...node, matchers: [] });
      return node.matchers.flatMap(({ label }) => missing(label, labels, 'these series have no label'));
    }
    if (node.op === 'aggregate') {
      const labels = labelsOf(node.of);
      return (node.grouping?.labels ?? []).flatMap((label) => missing(label, labels, 'its series have no label'));
    }
    const { matching } = node;
    if (matching?.kind !== 'on') return undefined;
    return matching.labels.flatMap((label) => [
      ...missing(label, labelsOf(node.left), 'the left side has no label'),
      ...missing(label, labelsOf(node.right), 'the right side has no label'),
    ]);
  },
});

function labelsOf(node: Node): readonly string[] | undefined {
  return factsOf(node).labels;
}

function missing(label: string, labels: readonly string[] | undefined, message: string): NodeProblem[] {
  if (labels === undefined || label === '__name__' || labels.includes(label)) return [];
  const help =
    suggestion(label, labels) ?? (labels.length > 0 ? `there are ${labels.join(', ')}` : 'there are no labels left');
  return [{ message: `${message} ${label}`, help, part: label }];
}
