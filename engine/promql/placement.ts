import { problemOfDuration, problemOfSeconds } from './lexical.ts';
import { aggregations, type SyntaxNode } from './lezer.ts';
import { durationSeconds, numberOf } from './literal.ts';
import { type ExpressionProblem, problem, quoted } from './problem.ts';

/** The operand of a postfix: what stands before the range, `offset` or `@`. */
const operandOf = (node: SyntaxNode): SyntaxNode => node.firstChild!;

/** From behind the operand to the end: `[5m]`, `offset 1h`. */
function postfixSpan(node: SyntaxNode, text: string): readonly [number, number] {
  const { to } = operandOf(node);
  return [to + text.slice(to, node.to).search(/\S/), node.to];
}

/** `x[5m]`: Prometheus ranges over a bare selector only. */
export function rangeProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const operand = operandOf(node);
  if (operand.name === 'VectorSelector') return [];
  const [start, end] = postfixSpan(node, text);
  const range = text.slice(start, end);
  const refuse = (message: string, help: string) => [problem(start, end, message, help)];
  const inner = operand.firstChild;
  switch (operand.name) {
    case 'OffsetExpr':
    case 'StepInvariantExpr': {
      if (inner?.name !== 'VectorSelector') break;
      const modifier = text.slice(...postfixSpan(operand, text));
      const written = quoted(`${text.slice(inner.from, inner.to)}${range} ${modifier}`);
      return refuse(`the range goes before ${operand.name === 'OffsetExpr' ? 'offset' : '@'}`, `write ${written}`);
    }
    case 'ParenExpr':
      if (inner?.name !== 'VectorSelector') break;
      return refuse(
        'a range takes a selector without parentheses',
        `write ${quoted(text.slice(inner.from, inner.to) + range)}`,
      );
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return refuse('this has a range already', 'one range is enough');
    case 'AggregateExpr': {
      const call = callAround(node);
      const name = nameOf(operand, text);
      const help = call && `write ${name}(${nameOf(call, text)}(…${range})); `;
      return refuse(
        `${name}() takes no range, only a selector does`,
        `${help ?? ''}a subquery needs a colon: ${name}(…)${colon(range)}`,
      );
    }
  }
  return refuse('only a selector takes a range', `a subquery of anything else needs a colon: (…)${colon(range)}`);
}

const colon = (range: string): string => range.replace(/\s*\]$/, ':]');

function callAround(node: SyntaxNode): SyntaxNode | undefined {
  const call = node.parent?.parent;
  return call?.name === 'FunctionCall' ? call : undefined;
}

/** Name of the function or aggregation of a call, as written. */
export function nameOf(call: SyntaxNode, text: string): string {
  const name = call.firstChild!;
  return text.slice(name.from, name.to);
}

/** `offset` and `@`: each once, behind a selector, range or subquery. */
export function modifierProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const word = node.name === 'OffsetExpr' ? 'offset' : '@';
  const [start, end] = postfixSpan(node, text);
  let operand = operandOf(node);
  while (operand.name === 'OffsetExpr' || operand.name === 'StepInvariantExpr') {
    if (operand.name === node.name) return [problem(start, end, `${word} stands here twice`)];
    operand = operandOf(operand);
  }
  if (takesModifier.has(operand.name)) return node.name === 'OffsetExpr' ? [] : timeProblems(node, text);
  const modifier = quoted(text.slice(start, end));
  const isCall = operand.name === 'AggregateExpr' || operand.name === 'FunctionCall';
  const name = isCall ? nameOf(operand, text) : '';
  const where = isCall ? `behind the selector inside ${name}()` : 'directly behind a selector';
  return [problem(start, end, `${word} goes ${where}`, `write ${name}(… ${modifier})`)];
}

const takesModifier = new Set(['VectorSelector', 'MatrixSelector', 'SubqueryExpr', 'AnchoredExpr', 'SmoothedExpr']);

function timeProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const time = node.getChild('NumberDurationLiteral');
  if (!time) return [];
  const seconds = numberOf(text.slice(time.from, time.to)) ?? durationSeconds(text.slice(time.from, time.to)) ?? 0;
  // Prometheus keeps the time as 64-bit milliseconds.
  return Math.abs(seconds) * 1000 < 2 ** 63
    ? []
    : [problem(time.from, time.to, 'this is no time that Prometheus can reckon with')];
}

/** The literal of a DurationExpr or OffsetDurationExpr and its sign; undefined for arithmetic. */
export function readDuration(
  node: SyntaxNode,
  text: string,
): { readonly literal: string; readonly negative: boolean } | undefined {
  const first = node.firstChild!;
  if (first.name === 'UnaryOp') {
    const inner = readDuration(node.lastChild!, text);
    return inner && { ...inner, negative: inner.negative !== (text[first.from] === '-') };
  }
  const isPlain = first.name === 'NumberDurationLiteralInDurationContext' && text[node.to - 1] !== ')';
  return isPlain ? { literal: text.slice(first.from, first.to), negative: false } : undefined;
}

/** Seconds of `5m`, or of `300`, which Prometheus 3 reads as seconds. */
export function secondsOfLiteral(literal: string): number | undefined {
  return durationSeconds(literal) ?? numberOf(literal);
}

/** A range or step: a literal longer than 0. */
export function durationProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  if (node.parent?.name === 'DurationExpr' || node.parent?.name === 'OffsetDurationExpr') return [];
  const duration = readDuration(node, text);
  const written = text.slice(node.from, node.to);
  if (!duration) {
    return [problem(node.from, node.to, 'arithmetic in a duration is experimental', needsFlag('promql-duration-expr'))];
  }
  const { literal, negative } = duration;
  const seconds = secondsOfLiteral(literal);
  if (node.name === 'OffsetDurationExpr' && seconds === 0) return [];
  const found = seconds === undefined ? problemOfDuration(literal) : problemOfSeconds(written, seconds);
  if (found) return [problem(node.from, node.to, found.message, found.help)];
  return negative && node.name === 'DurationExpr'
    ? [problem(node.from, node.to, 'a duration must be longer than 0')]
    : [];
}

const needsFlag = (flag: string): string => `Prometheus refuses it unless started with --enable-feature=${flag}`;

/** How many arguments an aggregation has, and whether every Prometheus has it. */
export function aggregateProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const written = nameOf(node, text);
  const name = written.toLowerCase();
  if (name === 'limitk' || name === 'limit_ratio') return experimental(node, written);
  const wanted = aggregations.get(name);
  const count = node.getChild('FunctionCallBody')?.getChildren('Expr').length;
  if (wanted === undefined || count === wanted) return [];
  const takes = wanted === 1 ? 'one argument' : 'two arguments, a parameter and a vector';
  return [problem(node.from, node.to, `${written}() takes ${takes}, not ${count}`)];
}

/** Functions that Prometheus 3 knows only behind a flag (`Experimental` in promql/parser/functions.go). */
const experimentalFunctions = new Set([
  'double_exponential_smoothing',
  'end',
  'histogram_quantiles',
  'info',
  'mad_over_time',
  'range',
  'sort_by_label',
  'sort_by_label_desc',
  'start',
  'start_timestamp',
  'step',
  'ts_of_first_over_time',
  'ts_of_last_over_time',
  'ts_of_max_over_time',
  'ts_of_min_over_time',
]);

/** Functions behind a flag. */
export function callProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const name = nameOf(node, text);
  return experimentalFunctions.has(name) ? experimental(node, name) : [];
}

function experimental(node: SyntaxNode, name: string): ExpressionProblem[] {
  const { from, to } = node.firstChild!;
  return [problem(from, to, `${name}() is experimental`, needsFlag('promql-experimental-functions'))];
}

/** `anchored`, `smoothed` and `fill`: behind flags of their own. */
export function newModifierProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  if (node.name === 'FillModifier') {
    return [problem(node.from, node.to, 'fill is experimental', needsFlag('promql-binop-fill-modifiers'))];
  }
  const [start, end] = postfixSpan(node, text);
  return [
    problem(start, end, `${text.slice(start, end)} is experimental`, needsFlag('promql-extended-range-selectors')),
  ];
}
