import { matchesEmpty, problemOfDuration, problemOfRegex, selectsEverything } from '../promql/lexical.ts';
import { unquote } from '../promql/literal.ts';
import { type ExpressionProblem, problem } from '../promql/problem.ts';
import { find, type SyntaxNode } from './tree.ts';

/** What Loki refuses of a node that has the right form (pkg/logql/syntax/ast.go of Loki). */
export function ruleProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  switch (node.name) {
    case 'Selector':
      return selectorProblems(node, text);
    case 'String':
      return stringProblems(node, text);
    case 'Matcher':
      return node.getChild('Re') || node.getChild('Nre') ? patternProblems(node.getChild('String'), text) : [];
    case 'LineFilter':
      return isPatternFilter(node) ? patternProblems(node.getChild('String'), text) : [];
    case 'LabelParser':
      return parserProblems(node, text);
    case 'LabelReplaceExpr':
      return patternProblems(node.getChildren('String').at(-1), text);
    case 'Range':
    case 'OffsetExpr':
      return durationProblems(node.getChild('Duration'), text);
    case 'RangeAggregationExpr':
      return rangeProblems(node, text);
    case 'VectorAggregationExpr':
      return vectorProblems(node, text);
    case 'BinOpExpr':
      return operandProblems(node, text);
    default:
      return [];
  }
}

const at = ({ from, to }: SyntaxNode, message: string, help?: string): ExpressionProblem =>
  problem(from, to, message, help);
const textOf = ({ from, to }: SyntaxNode, text: string): string => text.slice(from, to);

function selectorProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  let selects = false;
  const see = (inner: SyntaxNode) => {
    if (inner.name === 'Matcher') {
      const [, operator, value] = childrenOf(inner);
      const written = textOf(operator!, text) as '=' | '!=' | '=~' | '!~';
      selects ||=
        !matchesEmpty(written, unquote(textOf(value!, text)).value) || patternProblems(value, text).length > 0;
    } else childrenOf(inner).forEach(see);
  };
  see(node);
  return selects ? [] : [at(node, selectsEverything, 'name a label that must be there: job=~".+"')];
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function stringProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const { fault } = unquote(textOf(node, text));
  return fault ? [problem(node.from + fault.start, node.from + fault.end, fault.message, fault.help)] : [];
}

function patternProblems(node: SyntaxNode | null | undefined, text: string): ExpressionProblem[] {
  if (!node) return [];
  const { value, fault, offsets } = unquote(textOf(node, text));
  const found = fault ? undefined : problemOfRegex(value);
  return found
    ? [problem(node.from + offsets(found.start), node.from + offsets(found.end), found.message, found.help)]
    : [];
}

/** `|~` and `!~`; `|=` and `!=` take plain text. */
function isPatternFilter(node: SyntaxNode): boolean {
  const filter = node.getChild('Filter');
  return filter?.getChild('PipeMatch') != null || filter?.getChild('Nre') != null;
}

function parserProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const string = node.getChild('String');
  if (!string) return [];
  const { value } = unquote(textOf(string, text));
  if (node.getChild('Regexp')) {
    const problems = patternProblems(string, text);
    if (problems.length > 0 || /\(\?P<\w+>/.test(value)) return problems;
    return [at(string, 'regexp needs a named group, which becomes a label', 'write (?P<name>…)')];
  }
  if (!node.getChild('Pattern')) return [];
  if (!/<[A-Za-z_]\w*>/.test(value.replaceAll('<_>', '')))
    return [at(string, 'pattern needs a <name>, which becomes a label')];
  return /<\w+><\w+>/.test(value) ? [at(string, 'two <names> of a pattern need text between them')] : [];
}

function durationProblems(node: SyntaxNode | null, text: string): ExpressionProblem[] {
  const written = node && textOf(node, text);
  const found = written ? problemOfDuration(written.replace(/^-/, '')) : undefined;
  return found ? [at(node!, found.message, found.help)] : [];
}

const takeGrouping = /^(?:avg|stddev|stdvar|quantile|max|min|first|last)_over_time$/;
const takeUnwrapped = /^(?:(?:avg|sum|max|min|stddev|stdvar|quantile|first|last|absent)_over_time|rate|rate_counter)$/;
const takeLines = /^(?:(?:bytes|count|absent)_over_time|rate|bytes_rate)$/;

function rangeProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const operation = node.getChild('RangeOp')!;
  const name = textOf(operation, text).toLowerCase();
  const problems: ExpressionProblem[] = [];
  const grouping = node.getChild('Grouping');
  if (grouping && !takeGrouping.test(name)) {
    problems.push(at(grouping, `${name}() cannot be grouped`, `write sum ${textOf(grouping, text)} (${name}(…))`));
  }
  const unwrap = find(node, 'UnwrapExpr');
  if (unwrap && !takeUnwrapped.test(name))
    problems.push(at(unwrap, `${name}() takes log lines, not an unwrapped label`));
  if (!unwrap && !takeLines.test(name))
    problems.push(at(operation, `${name}() needs a number of each line`, 'add | unwrap label'));
  const number = node.getChild('Number');
  if (name === 'quantile_over_time' && !number)
    problems.push(at(operation, `${name}() needs a number first`, `write ${name}(0.9, …)`));
  if (name !== 'quantile_over_time' && number) problems.push(at(number, `${name}() takes no number`));
  return problems;
}

function vectorProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const operation = node.getChild('VectorOp')!;
  const name = textOf(operation, text).toLowerCase();
  const number = node.getChild('Number');
  const takesNumber = name === 'topk' || name === 'bottomk';
  if (!takesNumber) return number ? [at(number, `${name}() takes no number`)] : [];
  if (!number) return [at(operation, `${name}() needs a number first`, `write ${name}(5, …)`)];
  const count = Number(textOf(number, text));
  return Number.isInteger(count) && count > 0 ? [] : [at(number, `${name}() needs a whole number above 0`)];
}

function operandProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const children = childrenOf(node);
  const operator = children.find(({ name }) => name !== 'Expr')!;
  const isSet = ['And', 'Or', 'Unless'].includes(operator.name);
  return children.flatMap((operand): ExpressionProblem[] => {
    if (operand.name !== 'Expr') return [];
    if (operand.firstChild?.name === 'LogExpr') {
      return [
        at(
          operand,
          `${textOf(operator, text)} takes numbers and metrics, these are log lines`,
          'write count_over_time({…}[5m])',
        ),
      ];
    }
    const isNumber = isSet && operand.firstChild?.firstChild?.name === 'LiteralExpr';
    return isNumber
      ? [at(operand, `${textOf(operator, text)} takes no number`, `write vector(${textOf(operand, text)})`)]
      : [];
  });
}
