import { suggestion } from '../suggest.ts';
import { aggregations, groupings, lezer, type Tree } from './lezer.ts';
import { whyNoDuration } from './lexical.ts';
import { durationSeconds, numberOf } from './literal.ts';
import { type ExpressionProblem, problem, quoted } from './problem.ts';
import { isClosed, type Opening, openingsOf, type Token, tokensOf } from './tokens.ts';
import { unexpected } from './unexpected.ts';

/**
 * What keeps a text from being PromQL, in words for people: functions that do not exist, else the first place that
 * the grammar refuses, since all behind it is guesswork. `text` has stand-ins for the variables of `original`.
 */
export function syntaxProblems(original: string, text: string, tree: Tree): ExpressionProblem[] {
  const tokens = tokensOf(text).map((token) => ({
    ...token,
    text: original.slice(token.start, token.end),
    parsed: token.text,
  }));
  if (tokens.length === 0) return [problem(0, text.length, 'the expression is empty')];
  const openings = openingsOf(tokens);
  const position = firstError(tree);
  const found = tokens.findIndex(({ end }) => end > position);
  const index = found < 0 ? tokens.length : found;
  for (let at = 0; at <= index && at < tokens.length; at += 1) {
    const malformed = malformedToken({ ...tokens[at]!, text: tokens[at]!.parsed }, openings[at], tokens[at - 1]);
    if (malformed) return [malformed];
  }
  const unknown = tokens.flatMap((_, at) => unknownFunction(tokens, at, openings[at]));
  if (unknown.length > 0) return unknown;
  return [
    unexpected(
      { tokens, index, token: tokens[index], before: tokens[index - 1], opening: openings[index] },
      text.length,
    ),
  ];
}

function firstError(tree: Tree): number {
  let first = tree.length;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) first = Math.min(first, from);
    },
  });
  return first;
}

const instead: Readonly<Record<string, string>> = {
  '&': 'for “both” write and',
  '|': 'for “either” write or',
  '!': 'write != or !~, or unless',
  $: 'a variable is written $name or ${name}',
  '“': 'use straight quotes: "…"',
  '”': 'use straight quotes: "…"',
};

/** Strings that are not closed, characters and numbers that do not exist. */
function malformedToken(
  token: Token,
  opening: Opening | undefined,
  before: Token | undefined,
): ExpressionProblem | undefined {
  const { kind, text, start, end } = token;
  switch (kind) {
    case 'string':
      return isClosed(token)
        ? undefined
        : problem(start, end, 'this string is not closed', `add ${text[0]} where it ends`);
    case 'stray':
      return problem(start, end, `${text} means nothing in PromQL`, instead[text]);
    case 'word':
      if (opening?.bracket.text !== '{' || !text.includes(':')) return undefined;
      return problem(start, end, `${text} is no label name`, 'a colon stands in the names of recording rules only');
    case 'number': {
      if (
        opening?.bracket.text === '{' ||
        durationSeconds(text) !== undefined ||
        (numberOf(text) !== undefined && !text.endsWith('.'))
      )
        return undefined;
      if (/\d\.$/.test(text))
        return problem(start, end, 'a number does not end in a point', `write ${text.slice(0, -1)}`);
      const inDuration =
        opening?.bracket.text === '[' || before?.text.toLowerCase() === 'offset' || /^\d+[a-df-z]/i.test(text);
      return problem(start, end, inDuration && !/^0[xb]/i.test(text) ? whyNoDuration(text) : `${text} is no number`);
    }
    default:
      return undefined;
  }
}

/** Other words that may stand before a parenthesis without being a function. */
const beforeParenthesis = new Set([
  'and',
  'or',
  'unless',
  'atan2',
  'bool',
  'offset',
  'start',
  'end',
  'step',
  'range',
  'min_of',
  'max_of',
]);

const renamed: Readonly<Record<string, string>> = {
  holt_winters: 'Prometheus 3 calls it double_exponential_smoothing, and wants a feature flag for it',
  mean: 'did you mean avg?',
  average: 'did you mean avg?',
  percentile: 'did you mean quantile?',
  coalesce: 'did you mean or?',
};

function unknownFunction(tokens: readonly Token[], at: number, opening: Opening | undefined): ExpressionProblem[] {
  const { kind, text, start, end } = tokens[at]!;
  if (kind !== 'word' || tokens[at + 1]?.text !== '(' || opening?.bracket.text === '{') return [];
  if (groupings.has(tokens[at - 1]?.text.toLowerCase() ?? '')) return [];
  const { functions } = lezer();
  const lower = text.toLowerCase();
  if (functions.has(text) || aggregations.has(lower) || groupings.has(lower) || beforeParenthesis.has(lower)) return [];
  const help = renamed[lower] ?? suggestion(text, [...functions, ...aggregations.keys()]);
  return [problem(start, end, `unknown function ${quoted(text)}`, help)];
}
