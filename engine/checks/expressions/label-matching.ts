import { factsOf } from '../../promql/facts.ts';
import type { BinaryNode, Facts } from '../../promql/node.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

const sets = new Set(['and', 'or', 'unless']);

/** Two sides of which no series ever meet, or of which several meet one without `group_left`. */
export const labelMatching = nodeCheck({
  id: 'label-matching',
  on: ['binary'],
  visit(node) {
    const left = factsOf(node.left);
    const right = factsOf(node.right);
    if (left.kind !== 'instant' || right.kind !== 'instant') return undefined;
    if (left.labels === undefined || right.labels === undefined || node.operator === 'or') return undefined;
    return neverMeet(node, left, right) ?? manyMeetOne(node, left, right);
  },
});

function neverMeet({ matching, operator }: BinaryNode, left: Facts, right: Facts): NodeProblem | undefined {
  if (matching?.kind === 'on') return undefined;
  const compared = (labels: readonly string[]) => labels.filter((label) => !matching?.labels.includes(label));
  const [ours, theirs] = [compared(left.labels!), compared(right.labels!)];
  if (ours.join() === theirs.join()) return undefined;
  const list = (labels: readonly string[]) => (labels.length > 0 ? labels.join(', ') : 'no labels');
  return {
    message: `the left side has ${list(ours)} and the right side ${list(theirs)}: no series of the two ever meet`,
    help:
      operator === 'unless'
        ? 'so that nothing is ever taken away: say on (…)'
        : 'say on (…), or aggregate both sides by the same labels',
  };
}

function manyMeetOne({ matching, operator }: BinaryNode, left: Facts, right: Facts): NodeProblem | undefined {
  if (sets.has(operator) || matching === undefined) return undefined;
  // A label that one side lacks is reported by unknown-label.
  const isKnown = (label: string) => left.labels!.includes(label) && right.labels!.includes(label);
  if (matching.kind === 'on' && !matching.labels.every(isKnown)) return undefined;
  const beyond = (facts: Facts) =>
    facts.varying.filter((label) => matching.labels.includes(label) !== (matching.kind === 'on'));
  const manyLeft = beyond(left);
  const manyRight = beyond(right);
  const { group } = matching;
  if (manyRight.length > 0 && group?.side !== 'right') {
    return {
      message: `several series of the right side, by ${manyRight.join(', ')}, meet one of the left`,
      help: 'aggregate the right side first',
    };
  }
  if (manyLeft.length > 0 && group?.side !== 'left') {
    const help =
      group === undefined ? 'say groupLeft, or aggregate the left side first' : 'aggregate the left side first';
    return { message: `several series of the left side, by ${manyLeft.join(', ')}, meet one of the right`, help };
  }
  return undefined;
}
