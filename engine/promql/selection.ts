import { matchesEmpty, problemOfRegex, selectsEverything } from './lexical.ts';
import { childrenOf, type SyntaxNode } from './lezer.ts';
import { unquote } from './literal.ts';
import type { MatchOperator } from './node.ts';
import { type ExpressionProblem, problem, quoted } from './problem.ts';

/** A matcher as written; `value` is without its quotes. */
export interface WrittenMatcher {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** The value in its quotes. */
  readonly literal: SyntaxNode;
}

/** A selector as written. */
export interface WrittenSelector {
  readonly name: string | undefined;
  readonly matchers: readonly WrittenMatcher[];
}

/** Reads a VectorSelector. A quoted name, as in `{"a.b"}`, is its name; a second name is a matcher on `__name__`. */
export function readSelector(node: SyntaxNode, text: string): WrittenSelector {
  const identifier = node.getChild('Identifier');
  let name = identifier ? text.slice(identifier.from, identifier.to) : undefined;
  const matchers: WrittenMatcher[] = [];
  for (const child of childrenOf(node.getChild('LabelMatchers') ?? node)) {
    const { from, to } = child;
    if (child.name === 'QuotedLabelName') {
      const value = unquote(text.slice(from, to)).value;
      if (name === undefined) name = value;
      else matchers.push({ label: '__name__', operator: '=', value, from, to, literal: child.firstChild! });
    } else if (child.name !== 'Identifier') {
      const operator = child.getChild('MatchOp')!;
      const literal = child.getChild('StringLiteral')!;
      matchers.push({
        label: labelOf(child.firstChild!, text),
        operator: text.slice(operator.from, operator.to) as MatchOperator,
        value: unquote(text.slice(literal.from, literal.to)).value,
        from,
        to,
        literal,
      });
    }
  }
  return { name, matchers };
}

/** The name of a LabelName or QuotedLabelName. */
export function labelOf(node: SyntaxNode, text: string): string {
  const written = text.slice(node.from, node.to);
  return node.name === 'QuotedLabelName' ? unquote(written).value : written;
}

/** What Prometheus refuses of a selector that has the right form. */
export function selectorProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const { name, matchers } = readSelector(node, text);
  const problems = matchers.flatMap((matcher) => regexProblems(matcher, text));
  const isNamedOutside = node.firstChild?.name === 'Identifier';
  const second = isNamedOutside ? matchers.find(({ label }) => label === '__name__') : undefined;
  if (second)
    problems.push(problem(second.from, second.to, 'the name is given twice, it stands before the braces already'));
  if (name !== undefined || problems.length > 0) return problems;
  if (matchers.every(({ operator, value }) => matchesEmpty(operator, value))) {
    problems.push(
      problem(node.from, node.to, selectsEverything, 'name a metric, or a label that must be there: label!=""'),
    );
  }
  return problems;
}

function regexProblems({ operator, literal }: WrittenMatcher, text: string): ExpressionProblem[] {
  return operator === '=~' || operator === '!~' ? patternProblems(literal, text) : [];
}

/** What is wrong with the regular expression in a string literal. */
export function patternProblems(literal: SyntaxNode, text: string): ExpressionProblem[] {
  const { value, fault, offsets } = unquote(text.slice(literal.from, literal.to));
  const found = fault ? undefined : problemOfRegex(value);
  if (!found) return [];
  const { start, end, message, help } = found;
  return [problem(literal.from + offsets(start), literal.from + offsets(end), message, help)];
}

/** What is wrong with the quotes and escapes of a string literal. */
export function stringProblems(node: SyntaxNode, text: string): ExpressionProblem[] {
  const { fault } = unquote(text.slice(node.from, node.to));
  if (!fault) return [];
  const { start, end, message, help } = fault;
  return [problem(node.from + start, node.from + end, quoted(message), help)];
}
