import { analyse, type Analysis, type ExpressionProblem, type GrammarOptions } from './grammar.ts';
import { childrenOf, type SyntaxNode } from './lezer.ts';
import { durationSeconds, numberOf, unquote } from './literal.ts';
import type {
  AggregateNode,
  BinaryNode,
  CallNode,
  Matching,
  Node,
  RangeNode,
  SelectorNode,
  SubqueryNode,
} from './node.ts';
import { nameOf, readDuration } from './placement.ts';
import { inOrder, problem, quoted } from './problem.ts';
import { labelOf, readSelector } from './selection.ts';

export type Spans = Map<Node, readonly [start: number, end: number]>;

/** A tree with the offsets of its nodes in the text, or what is wrong. */
export type Parsed =
  { readonly node: Node; readonly spans: Spans } | { readonly problems: readonly ExpressionProblem[] };

interface Reader {
  /** The text as its author wrote it. */
  readonly original: string;
  /** With stand-ins for Grafana's variables, at the same offsets. */
  readonly text: string;
  readonly uses: Analysis['uses'];
  readonly spans: Spans;
  readonly problems: ExpressionProblem[];
}

/**
 * Reads an expression into a tree. Precedence and associativity are Prometheus'; parentheses and comments are gone,
 * `sum(x) by (a)` is `sum by (a) (x)`, durations that stand for numbers are seconds, keywords are in lower case. With
 * `grafana` a variable may stand in a window, step, offset or string, where the tree keeps it as written.
 * Gives problems where the text is wrong, or has what the tree cannot hold (`@`, variables elsewhere).
 */
export function parsePromql(original: string, options: GrammarOptions = {}): Parsed {
  const { text, tree, uses, problems } = analyse(original, options);
  const root = tree?.topNode.firstChild;
  if (problems.length > 0 || !root) return { problems };
  const reader: Reader = { original, text, uses, spans: new Map(), problems: uses.flatMap(unsupportedVariable) };
  const node = readNode(root, reader);
  return reader.problems.length > 0 ? { problems: inOrder(reader.problems) } : { node, spans: reader.spans };
}

function unsupportedVariable({ start, end, as }: Analysis['uses'][number]): ExpressionProblem[] {
  if (as !== 'name' && as !== 'number') return [];
  return [
    problem(
      start,
      end,
      'a Grafana variable is not supported here',
      'use it in ranges, steps, offsets and label values',
    ),
  ];
}

const written = ({ from, to }: SyntaxNode, { original }: Reader): string => original.slice(from, to);

function readNode(syntax: SyntaxNode, reader: Reader): Node {
  if (syntax.name === 'ParenExpr') return readNode(syntax.firstChild!, reader);
  const node = nodeOf(syntax, reader);
  reader.spans.set(node, [syntax.from, syntax.to]);
  return node;
}

function nodeOf(syntax: SyntaxNode, reader: Reader): Node {
  switch (syntax.name) {
    case 'NumberDurationLiteral':
      // Not the original: a comment may stand behind the sign.
      return { op: 'number', value: numberOrSeconds(reader.text.slice(syntax.from, syntax.to)) };
    case 'StringLiteral':
      return { op: 'string', value: unquote(written(syntax, reader)).value };
    case 'VectorSelector':
      return selectorOf(syntax, reader);
    case 'MatrixSelector':
      return rangeOf(syntax, reader);
    case 'SubqueryExpr':
      return subqueryOf(syntax, reader);
    case 'OffsetExpr':
      return offsetOf(syntax, reader);
    case 'UnaryExpr':
      return signedOf(syntax, reader);
    case 'BinaryExpr':
      return binaryOf(syntax, reader);
    case 'FunctionCall':
      return callOf(syntax, reader);
    case 'AggregateExpr':
      return aggregateOf(syntax, reader);
    default:
      return unsupported(syntax, reader);
  }
}

function signedOf(syntax: SyntaxNode, reader: Reader): Node {
  const operand = syntax.lastChild!;
  const of = readNode(operand, reader);
  if (written(syntax.firstChild!, reader) !== '-') return of;
  // `-1` is a number, but `-(1)` and `--1` are signs before one. The grammar may read `-1` either way.
  const isDigits = operand.name === 'NumberDurationLiteral' && !/[-+]/.test(reader.text[operand.from]!);
  if (of.op !== 'number' || !isDigits) return { op: 'negate', of };
  reader.spans.delete(of);
  return { op: 'number', value: -of.value };
}

function unsupported(syntax: SyntaxNode, reader: Reader): Node {
  const start = syntax.firstChild ? syntax.firstChild.to : syntax.from;
  const what = syntax.name === 'StepInvariantExpr' ? 'the @ modifier' : quoted(reader.original.slice(start, syntax.to));
  const from = start + reader.original.slice(start).search(/\S/);
  reader.problems.push(problem(from, syntax.to, `${what} is not supported here`));
  return { op: 'number', value: Number.NaN };
}

/** Seconds of `5m`; `-1`, `0x1F`, `Inf` as they are. */
function numberOrSeconds(text: string): number {
  const [, sign, digits] = /^([+-]?)\s*([^]*)$/.exec(text)!;
  const value = durationSeconds(digits!) ?? numberOf(digits!)!;
  return sign === '-' ? -value : value;
}

function selectorOf(syntax: SyntaxNode, reader: Reader): SelectorNode {
  const { name, matchers } = readSelector(syntax, reader.original);
  const plain = matchers.map(({ label, operator, value }) => ({ label, operator, value }));
  return { op: 'selector', ...(name !== undefined && { name }), matchers: plain };
}

function rangeOf(syntax: SyntaxNode, reader: Reader): RangeNode {
  const of = selectorOf(syntax.firstChild!, reader);
  reader.spans.set(of, [syntax.from, syntax.to]);
  return { op: 'range', of, window: durationOf(syntax.getChild('DurationExpr')!, reader) };
}

function subqueryOf(syntax: SyntaxNode, reader: Reader): SubqueryNode {
  const of = readNode(syntax.firstChild!, reader);
  const [window, step] = syntax.getChildren('DurationExpr').map((duration) => durationOf(duration, reader));
  return { op: 'subquery', of, window: window!, ...(step !== undefined && { step }) };
}

/** A duration as written; a bare number, which Prometheus 3 takes for seconds, gets its unit. */
function durationOf(syntax: SyntaxNode, reader: Reader): string {
  const variable = reader.uses.find(({ start, end }) => start < syntax.to && end > syntax.from);
  if (variable)
    return reader.original.slice(Math.min(syntax.from, variable.start), Math.max(syntax.to, variable.end)).trim();
  const { literal, negative } = readDuration(syntax, reader.text)!;
  const seconds = durationSeconds(literal) === undefined ? numberOf(literal)! : undefined;
  const text =
    seconds === undefined ? literal : Number.isInteger(seconds) ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`;
  return negative ? `-${text}` : text;
}

function offsetOf(syntax: SyntaxNode, reader: Reader): Node {
  const offset = durationOf(syntax.getChild('OffsetDurationExpr')!, reader);
  const node = nodeOf(syntax.firstChild!, reader);
  // Prometheus 2 knows no offset of 0.
  if (/^-?0/.test(offset) && durationSeconds(offset.replace('-', '')) === 0) return node;
  if (node.op === 'selector' || node.op === 'subquery') return { ...node, offset };
  if (node.op !== 'range') return node;
  const of = { ...node.of, offset };
  reader.spans.delete(node.of);
  reader.spans.set(of, [syntax.from, syntax.to]);
  return { ...node, of };
}

function callOf(syntax: SyntaxNode, reader: Reader): CallNode {
  return { op: 'call', function: nameOf(syntax, reader.text), arguments: argumentsOf(syntax, reader) };
}

function argumentsOf(syntax: SyntaxNode, reader: Reader): Node[] {
  return (syntax.getChild('FunctionCallBody')?.getChildren('Expr') ?? []).map((argument) => readNode(argument, reader));
}

function aggregateOf(syntax: SyntaxNode, reader: Reader): AggregateNode {
  const nodes = argumentsOf(syntax, reader);
  const modifier = syntax.getChild('AggregateModifier');
  const kind = modifier?.getChild('By') ? ('by' as const) : ('without' as const);
  return {
    op: 'aggregate',
    function: nameOf(syntax, reader.text).toLowerCase(),
    ...(modifier && { grouping: { kind, labels: labelsOf(modifier.getChild('GroupingLabels'), reader) } }),
    ...(nodes.length > 1 && { parameter: nodes[0]! }),
    of: nodes.at(-1)!,
  };
}

function labelsOf(syntax: SyntaxNode | null, reader: Reader): string[] {
  return syntax ? childrenOf(syntax).map((label) => labelOf(label, reader.original)) : [];
}

function binaryOf(syntax: SyntaxNode, reader: Reader): BinaryNode {
  const left = readNode(syntax.firstChild!, reader);
  const right = readNode(syntax.lastChild!, reader);
  const operator = written(syntax.firstChild!.nextSibling!, reader).toLowerCase();
  const clause = syntax.getChild('MatchingModifierClause');
  return {
    op: 'binary',
    operator,
    left,
    right,
    ...(clause && { matching: matchingOf(clause, reader) }),
    ...(syntax.getChild('BoolModifier') && { bool: true }),
  };
}

function matchingOf(clause: SyntaxNode, reader: Reader): Matching {
  const [labels, include] = clause.getChildren('GroupingLabels').map((group) => labelsOf(group, reader));
  const side = clause.getChild('GroupLeft') ? ('left' as const) : ('right' as const);
  const isGrouped = side === 'left' || clause.getChild('GroupRight') !== null;
  return {
    kind: clause.getChild('On') ? 'on' : 'ignoring',
    labels: labels!,
    ...(isGrouped && { group: { side, include: include ?? [] } }),
  };
}
