import { type ExpressionProblem, inOrder } from '../promql/problem.ts';
import { ruleProblems } from './rules.ts';
import { syntaxProblem } from './syntax.ts';
import { parseLogql, visit } from './tree.ts';

/**
 * What Loki would refuse of a LogQL expression, in the order of the text: the first place where the grammar cannot go
 * on, else everything that its form allows and Loki does not. Grafana's variables may stand in it. Offsets are those of
 * the given text.
 */
export function problemsOfLogql(original: string): ExpressionProblem[] {
  const { text, tree, error } = parseLogql(original);
  if (error !== undefined) return [syntaxProblem(original, text, error)];
  const problems: ExpressionProblem[] = [];
  visit(tree.topNode, (node) => problems.push(...ruleProblems(node, text)));
  return inOrder(problems);
}
