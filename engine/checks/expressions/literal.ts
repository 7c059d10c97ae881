import {
  matchesEmpty,
  problemOfDuration,
  problemOfLabelName,
  problemOfMetricName,
  problemOfOffset,
  problemOfRegex,
} from '../../promql/lexical.ts';
import type { Matching, Node, SelectorNode } from '../../promql/node.ts';
import type { ExpressionProblem } from '../../promql/problem.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

/** Names, durations and regular expressions that Prometheus refuses: what the shape of an expression leaves out. */
export const literal = nodeCheck({
  id: 'literal',
  on: ['selector', 'range', 'subquery', 'aggregate', 'binary', 'call'],
  visit(node) {
    return problemsOf(node).map(({ message, help }): NodeProblem =>
      help === undefined ? { message } : { message, help },
    );
  },
});

type Found = Pick<ExpressionProblem, 'message' | 'help'>;

function problemsOf(node: Node): Found[] {
  switch (node.op) {
    case 'selector':
      return [...selectorProblems(node), ...present(node.offset ? problemOfOffset(node.offset) : undefined)];
    case 'range':
      return durationProblems(node.window);
    case 'subquery':
      return [...durationProblems(node.window), ...(node.step ? durationProblems(node.step) : [])];
    case 'aggregate':
      return (node.grouping?.labels ?? []).flatMap((label) => present(problemOfLabelName(label)));
    case 'binary':
      return matchingProblems(node.matching);
    case 'call':
      return node.function === 'label_replace' ? replacementProblems(node.arguments[4]) : [];
    default:
      return [];
  }
}

function selectorProblems({ name, metric, anyOf, matchers }: SelectorNode): Found[] {
  const written = name ?? metric?.name;
  const problems = [
    ...(written === undefined ? [] : present(problemOfMetricName(written))),
    ...matchers.flatMap(({ label }) => present(problemOfLabelName(label))),
    ...matchers.flatMap(({ operator, value }) =>
      operator.endsWith('~') && typeof value === 'string' && !value.includes('$') ? present(problemOfRegex(value)) : [],
    ),
  ];
  const all = written === undefined && anyOf === undefined;
  if (all && matchers.every(({ operator, value }) => typeof value === 'string' && matchesEmpty(operator, value))) {
    problems.push({
      message: 'selects every series that Prometheus has',
      help: 'give a name, or a matcher that the empty text fails',
    });
  }
  return problems;
}

function matchingProblems(matching: Matching | undefined): Found[] {
  if (matching === undefined) return [];
  const included = matching.group?.include ?? [];
  const twice = matching.kind === 'on' ? included.filter((label) => matching.labels.includes(label)) : [];
  return [
    ...[...matching.labels, ...included].flatMap((label) => present(problemOfLabelName(label))),
    ...twice.map((label) => ({ message: `the label ${label} is matched on and taken over at once` })),
  ];
}

function replacementProblems(pattern: Node | undefined): Found[] {
  return pattern?.op === 'string' ? present(problemOfRegex(pattern.value)) : [];
}

function durationProblems(window: string): Found[] {
  return window.startsWith('$') ? [] : present(problemOfDuration(window));
}

function present(problem: ExpressionProblem | undefined): Found[] {
  return problem === undefined ? [] : [problem];
}
