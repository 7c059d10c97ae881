import { lezer, type SyntaxNode, type Tree } from './lezer.ts';
import { aggregateProblems, nameOf } from './placement.ts';
import { type ExpressionProblem, problem, quoted } from './problem.ts';

/** What Prometheus' type checker says to a tree without syntax errors, in words for people that quote the original. */
export function typeProblems(tree: Tree, text: string, original: string): ExpressionProblem[] {
  // All that the checker asks of an editor's state.
  const state = {
    doc: { length: text.length },
    sliceDoc: (from: number, to: number) => text.slice(from, to),
    field: () => ({ tree }),
  };
  const checker = new (lezer().TypeChecker)(state as never);
  const found: ExpressionProblem[] = [];
  // Its diagnostics have positions only; this one place, through which all of them go, has the node too.
  const addDiagnosticWithSeverity = (node: SyntaxNode, message: string, severity: string) => {
    if (severity === 'error') found.push(...inWords(message, node, original));
  };
  Object.assign(checker, { addDiagnosticWithSeverity });
  checker.analyze();
  // What contains another finding follows from it.
  const isInside = (inner: ExpressionProblem, outer: ExpressionProblem) =>
    inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;
  return found.filter((outer) => !found.some((inner) => isInside(inner, outer)));
}

const kinds: Readonly<Record<string, string>> = {
  vector: 'an instant vector',
  matrix: 'a range',
  scalar: 'a number',
  string: 'a string',
};
const kind = (type: string | undefined): string => kinds[type ?? ''] ?? 'nothing of the kind';

type Words = (node: SyntaxNode, text: string, match: readonly string[]) => ExpressionProblem | undefined;

/** The checker's messages by their form (parser/parser.ts of codemirror-promql). */
const words: readonly (readonly [RegExp, Words])[] = [
  [/^expected type (\w+) in call to function .* got (\w+)$/, wrongArgument],
  [/^expected type (\w+) in aggregation .* got (\w+)$/, wrongAggregated],
  [/^expected (?:(at least|at most) )?(\d+) argument\(s\) in call to .* got (\d+)$/, wrongCount],
  [/^unary expression .* got (\w+)$/, wrongSigned],
  [/^subquery is only allowed .* got (\w+) in/, wrongSubquery],
  [/^binary expression must contain/, wrongOperand],
  [/^comparisons between scalars/, bareComparison],
  [/^bool modifier/, misplacedBool],
  [/^label "(.*)" must not occur/, labelTwice],
  [/^vector matching only/, matchingOfNumbers],
  [/^no grouping allowed/, groupedSet],
  [/^set operator not allowed/, setOfNumbers],
  [/^operator ".*" not allowed for Scalar/, trimmedNumbers],
  // The rules of this folder say these better, or a syntax error has been reported instead.
  [/^(metric name must|vector selector must|unable to find|@ modifier must|set operations must)/, () => undefined],
];

function inWords(message: string, node: SyntaxNode, text: string): ExpressionProblem[] {
  for (const [pattern, toProblem] of words) {
    const match = pattern.exec(message);
    if (!match) continue;
    const found = toProblem(node, text, match);
    return found ? [found] : [];
  }
  return [problem(node.from, node.to, message)];
}

const at = ({ from, to }: SyntaxNode, message: string, help?: string): ExpressionProblem =>
  problem(from, to, message, help);
const textOf = ({ from, to }: SyntaxNode, text: string): string => text.slice(from, to);

function wrongArgument(node: SyntaxNode, text: string, [, want, got]: readonly string[]): ExpressionProblem {
  const name = nameOf(node.parent!.parent!, text);
  return at(
    node,
    `${name}() needs ${kind(want)}${want === 'matrix' ? '' : ' here'}, this is ${kind(got)}`,
    wayOut(want!, got!, node, text, name),
  );
}

function wayOut(want: string, got: string, node: SyntaxNode, text: string, name: string): string | undefined {
  const inner = withoutParentheses(node);
  const written = textOf(inner, text);
  if (want === 'matrix' && got === 'vector') {
    const selector = inner.name === 'OffsetExpr' ? inner.firstChild! : inner;
    if (selector.name === 'VectorSelector') {
      return `write ${quoted(`${textOf(selector, text)}[5m]${text.slice(selector.to, inner.to)}`)}`;
    }
    if (inner.name === 'AggregateExpr') return `write ${nameOf(inner, text)}(${name}(…[5m]))`;
    return `a subquery makes a range: ${quoted(inner.name === 'BinaryExpr' ? `(${written})` : written)}[5m:]`;
  }
  if (want === 'vector' && got === 'matrix')
    return 'take a function of the range first, such as rate(…) or avg_over_time(…)';
  if (want === 'vector' && got === 'scalar') return `vector(${quoted(written)}) makes one of a number`;
  if (want === 'scalar' && got === 'vector') return `scalar(${quoted(written)}) makes one of a single series`;
  return want === 'string' ? 'write it in quotes' : undefined;
}

function withoutParentheses(node: SyntaxNode): SyntaxNode {
  return node.name === 'ParenExpr' && node.firstChild ? withoutParentheses(node.firstChild) : node;
}

function wrongAggregated(
  node: SyntaxNode,
  text: string,
  [, want, got]: readonly string[],
): ExpressionProblem | undefined {
  const aggregate = node.parent!.parent!;
  if (aggregateProblems(aggregate, text).length > 0) return undefined;
  const name = nameOf(aggregate, text);
  const what = want === 'vector' ? kind(want) : `${kind(want)} first`;
  return at(node, `${name}() needs ${what}, this is ${kind(got)}`, wayOut(want!, got!, node, text, name));
}

function wrongCount(node: SyntaxNode, text: string, [, limit, want, got]: readonly string[]): ExpressionProblem {
  const plural = want === '1' ? 'argument' : 'arguments';
  return at(
    node,
    `${nameOf(node, text)}() takes ${limit ? `${limit} ` : ''}${want === '0' ? 'no' : want} ${plural}, not ${got}`,
  );
}

function wrongSigned(node: SyntaxNode, text: string, [, got]: readonly string[]): ExpressionProblem {
  const sign = text[node.from];
  const help = got === 'matrix' ? `take a function of the range first, such as ${sign}rate(…)` : undefined;
  return at(node, `${sign} takes a number or an instant vector, this is ${kind(got)}`, help);
}

function wrongSubquery(node: SyntaxNode, _text: string, [, got]: readonly string[]): ExpressionProblem {
  return at(node.firstChild!, `a subquery needs an instant vector, this is ${kind(got)}`);
}

/** `node` is the operand. */
function wrongOperand(node: SyntaxNode, text: string): ExpressionProblem {
  const operator = textOf(node.parent!.firstChild!.nextSibling!, text);
  const isString = withoutParentheses(node).name === 'StringLiteral';
  const help = isString ? undefined : 'take a function of the range first, such as rate(…) or avg_over_time(…)';
  return at(node, `${operator} takes numbers and instant vectors, this is ${isString ? 'a string' : 'a range'}`, help);
}

/** For the rest `node` is the operation. */
const operatorOf = (node: SyntaxNode): SyntaxNode => node.firstChild!.nextSibling!;
const matchingOf = (node: SyntaxNode): SyntaxNode => node.getChild('MatchingModifierClause')!;

function bareComparison(node: SyntaxNode, text: string): ExpressionProblem {
  const operator = operatorOf(node);
  return at(operator, 'comparing two numbers needs bool', `write ${textOf(operator, text)} bool`);
}

function misplacedBool(node: SyntaxNode): ExpressionProblem {
  return at(node.getChild('BoolModifier')!, 'bool goes with a comparison only: ==, !=, <, <=, >, >=');
}

function labelTwice(node: SyntaxNode, text: string, [, label]: readonly string[]): ExpressionProblem {
  const clause = matchingOf(node);
  const group = textOf(clause.getChild('GroupLeft') ?? clause.getChild('GroupRight')!, text);
  return at(clause, `${label} stands both in on and in ${group}`, `leave it out of ${group}`);
}

function matchingOfNumbers(node: SyntaxNode, text: string): ExpressionProblem {
  const clause = matchingOf(node);
  return at(clause, `${textOf(clause.firstChild!, text)} needs an instant vector on both sides`);
}

function groupedSet(node: SyntaxNode, text: string): ExpressionProblem {
  const clause = matchingOf(node);
  const group = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight')!;
  return at(group, `${textOf(operatorOf(node), text)} takes no ${textOf(group, text)}`);
}

function setOfNumbers(node: SyntaxNode, text: string): ExpressionProblem {
  const operator = operatorOf(node);
  return at(
    operator,
    `${textOf(operator, text)} needs an instant vector on both sides`,
    'vector(…) makes one of a number',
  );
}

function trimmedNumbers(node: SyntaxNode, text: string): ExpressionProblem {
  return at(operatorOf(node), `${textOf(operatorOf(node), text)} trims a histogram, here are two numbers`);
}
