import { type Opening, openingsOf, type Token, tokensOf, variablePattern } from './tokens.ts';

/** A Grafana variable in a text. */
export interface VariableUse {
  readonly start: number;
  readonly end: number;
  /** Without `$`, braces and format: `__rate_interval`. */
  readonly name: string;
  /** Where it stands: as a duration, a number, (part of) a name, or in a quoted string. */
  readonly as: 'duration' | 'number' | 'name' | 'matcher value' | 'string';
  /** Whether a unit follows without a space: `${n}m`. */
  readonly unitFollows?: boolean;
}

export interface StandIns {
  /** As long as the original, so that every offset stays. */
  readonly text: string;
  readonly uses: readonly VariableUse[];
}

type Openings = readonly (Opening | undefined)[];

/** Whether a number stands at a place where no duration does. */
export type NumberRule = (tokens: readonly Token[], openings: Openings, index: number) => boolean;

/**
 * Puts something that a grammar accepts in place of each Grafana variable: `1s` for a duration, `1` for a number,
 * letters for a name, filled up to the length of the variable.
 */
export function withStandIns(text: string, isNumber: NumberRule = isNumberOfPromql): StandIns {
  if (!text.includes('$')) return { text, uses: [] };
  const tokens = tokensOf(text);
  const openings = openingsOf(tokens);
  const found = tokens.flatMap((token, index): StandIn[] => {
    if (token.kind === 'string')
      return inString(token, openings[index]?.bracket.text === '{' ? 'matcher value' : 'string');
    return token.kind === 'variable' ? [standInFor(tokens, openings, index, isNumber)] : [];
  });
  let result = '';
  for (const { use, text: standIn } of found) result += text.slice(result.length, use.start) + standIn;
  return { text: result + text.slice(result.length), uses: found.map(({ use }) => use) };
}

interface StandIn {
  readonly use: VariableUse;
  readonly text: string;
}

function inString(token: Token, as: VariableUse['as']): StandIn[] {
  return [...token.text.matchAll(new RegExp(variablePattern, 'g'))].map(({ 0: variable, index }) => {
    const start = token.start + index;
    const use = { start, end: start + variable.length, name: nameOf(variable), as };
    return { use, text: 'v'.repeat(variable.length) };
  });
}

function nameOf(variable: string): string {
  return /[A-Za-z_]\w*/.exec(variable)![0];
}

function standInFor(tokens: readonly Token[], openings: Openings, index: number, isNumber: NumberRule): StandIn {
  const { start, end, text } = tokens[index]!;
  const length = end - start;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const unitFollows = after?.start === end && after.kind === 'word';
  const stand = (as: VariableUse['as'], standIn: string) => ({
    use: { start, end, name: nameOf(text), as, ...(unitFollows && { unitFollows }) },
    text: standIn,
  });
  const digits = '1'.padStart(length, '0');
  if (openings[index]?.bracket.text === '[' || isOffset(tokens, index)) {
    if (unitFollows) return stand('duration', digits);
    const isUnit = before?.end === start && before.kind === 'number';
    return stand('duration', isUnit ? 's'.padEnd(length) : '1s'.padStart(length, '0'));
  }
  const isPartOfName = unitFollows || (before?.end === start && before.kind === 'word');
  return !isPartOfName && isNumber(tokens, openings, index)
    ? stand('number', digits)
    : stand('name', 'v'.repeat(length));
}

function isOffset(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const word = before?.kind === 'operator' && '+-'.includes(before.text) ? tokens[index - 2] : before;
  return word?.text.toLowerCase() === 'offset' || word?.text === '@';
}

const numberFirst =
  /^(?:topk|bottomk|quantile|limitk|limit_ratio|quantile_over_time|histogram_quantile|histogram_fraction)$/;
const neverNumber = /^(?:count_values|by|without|on|ignoring|group_left|group_right)$/i;

/**
 * Whether a function wants a number there. Everywhere else a metric may stand, as an operand of `>` and `*` too.
 */
function isNumberOfPromql(tokens: readonly Token[], openings: Openings, index: number): boolean {
  if ('{[('.includes(tokens[index + 1]?.text ?? ' ')) return false;
  let opening = openings[index];
  while (opening && opening.bracket.text === '(' && opening.owner?.kind !== 'word') opening = opening.outer;
  const owner = opening?.owner?.text;
  if (owner === undefined || opening?.bracket.text !== '(' || neverNumber.test(owner)) return false;
  if (owner === 'vector') return true;
  const hasComma = tokens.some((token, at) => at < index && token.kind === 'comma' && openings[at] === opening);
  return hasComma !== numberFirst.test(owner);
}
