import { whyNoDuration } from '../promql/lexical.ts';
import { durationSeconds } from '../promql/literal.ts';
import { type ExpressionProblem, problem, quoted } from '../promql/problem.ts';
import { closerOf, isClosed, type Opening, openingsOf, type Token, tokensOf } from '../promql/tokens.ts';
import { suggestion } from '../suggest.ts';

const overTime = [
  'avg',
  'sum',
  'min',
  'max',
  'stddev',
  'stdvar',
  'quantile',
  'first',
  'last',
  'absent',
  'count',
  'bytes',
];
const rangeFunctions = [...overTime.map((name) => `${name}_over_time`), 'rate', 'rate_counter', 'bytes_rate'];
const aggregations = ['sum', 'avg', 'count', 'max', 'min', 'stddev', 'stdvar', 'bottomk', 'topk', 'sort', 'sort_desc'];
const functions = [...rangeFunctions, ...aggregations, 'label_replace', 'vector'];
const others =
  /^(?:by|without|on|ignoring|group_left|group_right|and|or|unless|bool|ip|duration|duration_seconds|bytes|unwrap)$/i;

const at = ({ start, end }: Token, message: string, help?: string): ExpressionProblem =>
  problem(start, end, message, help);

/** What keeps a text from being LogQL, in words for people. `position` is the first offset that the grammar refuses. */
export function syntaxProblem(original: string, text: string, position: number): ExpressionProblem {
  const tokens = tokensOf(text).map((token) => ({ ...token, text: original.slice(token.start, token.end) }));
  if (tokens.length === 0) return problem(0, text.length, 'the expression is empty');
  const openings = openingsOf(tokens);
  const found = tokens.findIndex(({ end }) => end > position);
  const index = found < 0 ? tokens.length : found;
  for (let i = 0; i <= index && i < tokens.length; i += 1) {
    const malformed = malformedToken(tokens[i]!, openings[i]) ?? unknownFunction(tokens, i, openings[i]);
    if (malformed) return malformed;
  }
  const token = tokens[index];
  const before = tokens[index - 1];
  const opening = openings[index];
  if (token) return unexpected(token, before, opening);
  if (opening)
    return at(opening.bracket, `this ${opening.bracket.text} is never closed`, `add ${closerOf(opening.bracket)}`);
  return at(before!, `something is missing after ${quoted(before!.text)}`);
}

function malformedToken(token: Token, opening: Opening | undefined): ExpressionProblem | undefined {
  const { kind, text, start, end } = token;
  if (kind === 'string') {
    if (text.startsWith("'")) return problem(start, end, 'LogQL has no single quotes', 'write it in "…" or `…`');
    return isClosed(token)
      ? undefined
      : problem(start, end, 'this string is not closed', `add ${text[0]} where it ends`);
  }
  if (
    kind === 'number' &&
    opening?.bracket.text !== '[' &&
    /^[\d.]+[a-z]+$/.test(text) &&
    durationSeconds(text) === undefined
  ) {
    return problem(start, end, `${text} is neither a number nor a duration`, 'sizes are written 20KB, 1.5MB, 1GiB');
  }
  const isNoDuration = kind === 'number' && opening?.bracket.text === '[' && durationSeconds(text) === undefined;
  return isNoDuration ? problem(start, end, whyNoDuration(text), 'write a duration such as 5m or 1h30m') : undefined;
}

function unknownFunction(
  tokens: readonly Token[],
  index: number,
  opening: Opening | undefined,
): ExpressionProblem | undefined {
  const { kind, text, start, end } = tokens[index]!;
  const lower = text.toLowerCase();
  const isCall = kind === 'word' && tokens[index + 1]?.text === '(' && opening?.bracket.text !== '{';
  if (!isCall || functions.includes(text) || aggregations.includes(lower) || others.test(text)) return undefined;
  if (/^(?:by|without|on|ignoring)$/i.test(tokens[index - 1]?.text ?? '')) return undefined;
  return problem(start, end, `LogQL has no function ${quoted(text)}`, suggestion(text, functions));
}

function unexpected(token: Token, before: Token | undefined, opening: Opening | undefined): ExpressionProblem {
  const closes = ')]}'.includes(token.text);
  if (closes && !opening) return at(token, `this ${token.text} closes nothing`);
  if (closes && opening && closerOf(opening.bracket) !== token.text) {
    return at(
      token,
      `expected ${closerOf(opening.bracket)} before this ${token.text}`,
      `to close the ${opening.bracket.text}`,
    );
  }
  if (opening?.bracket.text === '{') return inBraces(token, before, opening);
  if (opening?.bracket.text === '[')
    return at(token, before === opening.bracket ? 'expected a duration such as 5m here' : 'expected ] here');
  if (before && /^(?:by|without|on|ignoring)$/i.test(before.text)) {
    return at(
      before,
      `${before.text} needs its labels in parentheses`,
      token.kind === 'word' ? `write ${before.text} (${token.text})` : undefined,
    );
  }
  const owner = opening?.owner?.text.toLowerCase();
  if (token.text === ')' && owner && rangeFunctions.includes(owner)) {
    return at(token, `${owner}() needs a range before this )`, `write ${owner}({…}[5m])`);
  }
  if (token.text === ')' && owner && aggregations.includes(owner)) {
    return at(token, `${owner}() needs a metric, not log lines`, `write ${owner}(rate({…}[5m]))`);
  }
  if (token.text === '[') return at(token, 'a range stands inside of a function', 'write rate({…}[5m])');
  if (/^offset$/i.test(token.text))
    return at(token, 'offset goes directly behind the range', 'write rate({…}[5m] offset 1h)');
  if (!before) return at(token, 'expected a stream selector such as {job="server"}, or a function such as rate()');
  if (before.text === '|') return at(token, `${quoted(token.text)} is no stage of a pipeline`);
  return at(
    token,
    `${quoted(token.text)} cannot stand here`,
    before.kind === 'word' ? `something is missing after ${before.text}` : undefined,
  );
}

function inBraces(token: Token, before: Token | undefined, opening: Opening): ExpressionProblem {
  if (before === opening.bracket || before?.kind === 'comma')
    return at(token, 'expected a label matcher here, such as job="server"');
  if (before?.kind === 'operator') {
    return at(
      token,
      `expected a value in quotes after ${before.text}`,
      token.kind === 'word' ? `write "${token.text}"` : undefined,
    );
  }
  if (before?.kind === 'word') return at(token, `expected =, !=, =~ or !~ after ${quoted(before.text)}`);
  return at(token, 'expected a comma or } here');
}
