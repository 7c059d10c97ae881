import { aggregations, groupings } from './lezer.ts';
import { type ExpressionProblem, problem, quoted } from './problem.ts';
import { closerOf, type Site, type Token } from './tokens.ts';

const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text.toLowerCase());
const isGrouping = (token: Token | undefined): boolean =>
  token?.kind === 'word' && groupings.has(token.text.toLowerCase());
const setOperators = ['and', 'or', 'unless', 'atan2'];
const matchOperators = ['=', '!=', '=~', '!~'];

const isOperator = (token: Token | undefined): boolean =>
  token?.kind === 'operator' || isWord(token, ...setOperators, 'bool');
const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  !isOperator(token) &&
  (')]}'.includes(token.text) || ['word', 'number', 'string', 'variable'].includes(token.kind));
const beginsOperand = (token: Token | undefined): boolean =>
  token !== undefined && (['word', 'number', 'string', 'variable'].includes(token.kind) || '({'.includes(token.text));

const at = ({ start, end }: Token, message: string, help?: string): ExpressionProblem =>
  problem(start, end, message, help);
const name = (token: Token): string => quoted(token.text);

/** What is wrong with a token that the grammar cannot take, by what stands around it. `end` is that of the text. */
export function unexpected(site: Site, end: number): ExpressionProblem {
  const { token, opening } = site;
  if (token === undefined) return unexpectedEnd(site, end);
  const closes = ')]}'.includes(token.text);
  if (closes && !opening) return at(token, `this ${token.text} closes nothing`);
  if (closes && opening && closerOf(opening.bracket) !== token.text) {
    return at(
      token,
      `expected ${closerOf(opening.bracket)} before this ${token.text}`,
      `to close the ${opening.bracket.text}`,
    );
  }
  if (opening?.bracket.text === '{') return inBraces(site, token);
  if (opening?.bracket.text === '[') return inRange(site, token);
  if (opening && isGrouping(opening.owner)) return inLabels(site, token);
  return inExpression(site, token);
}

/** The end of the text comes too early. */
function unexpectedEnd({ before, opening, tokens }: Site, end: number): ExpressionProblem {
  const wants = before && wantsMore(before, tokens[tokens.length - 2], opening?.bracket.text);
  if (before && wants) return at(before, wants);
  if (tokens[tokens.length - 2]?.text === '@') return at(before!, '@ needs a time: seconds, start() or end()');
  if (opening)
    return at(opening.bracket, `this ${opening.bracket.text} is never closed`, `add ${closerOf(opening.bracket)}`);
  const grouping = groupingBefore(tokens, tokens.length);
  if (grouping) return at(grouping[0], `${name(grouping[0])} has no argument`, shownGrouping(grouping));
  return problem(before?.start ?? 0, before?.end ?? end, 'the expression ends here unfinished');
}

/** What must follow a token, if anything. */
function wantsMore(before: Token, second: Token | undefined, bracket: string | undefined): string | undefined {
  if (isWord(before, 'offset')) return 'offset needs a duration such as 5m';
  if (bracket === '{' && before.kind === 'operator') return `expected a value in quotes after ${name(before)}`;
  if (before.text === '@') return '@ needs a time: seconds, start() or end()';
  if (isOperator(before) && !(before.text === ':' && bracket === '[')) {
    return second && isWord(second, 'offset')
      ? 'offset needs a duration such as 5m'
      : `nothing follows ${name(before)}`;
  }
  if (isGrouping(before) && second) return `${name(before)} needs its labels in parentheses`;
  return undefined;
}

/** The aggregation and its `by` or `without`, where `sum by (…)` ends before `index`. */
function groupingBefore(tokens: readonly Token[], index: number): readonly [Token, Token] | undefined {
  let open = index - 1;
  if (tokens[open]?.text !== ')') return undefined;
  while (open >= 0 && tokens[open]?.text !== '(') open -= 1;
  const aggregation = tokens[open - 2];
  const grouping = tokens[open - 1];
  const isOne =
    grouping && isWord(grouping, 'by', 'without') && aggregation && aggregations.has(aggregation.text.toLowerCase());
  return isOne ? [aggregation, grouping] : undefined;
}

const shownGrouping = ([aggregation, grouping]: readonly [Token, Token]): string =>
  `write ${name(aggregation)} ${name(grouping)} (…) (…)`;

function inBraces({ before, opening }: Site, token: Token): ExpressionProblem {
  if (before === opening?.bracket || before?.kind === 'comma') {
    if (token.kind === 'comma') return at(token, 'expected a label matcher before this comma');
    const help =
      token.kind === 'number' || token.kind === 'operator' ? 'a label name begins with a letter or _' : undefined;
    return at(token, 'expected a label matcher here, such as job="node"', help);
  }
  if (before && matchOperators.includes(before.text)) {
    if (token.kind === 'operator')
      return at(before, `${before.text}${token.text} matches no label`, 'use one of =, !=, =~, !~');
    const help = beginsOperand(token) ? `write "${name(token)}"` : undefined;
    return at(token, `expected a value in quotes after ${before.text}`, help);
  }
  if (before?.kind === 'operator') return at(before, `${before.text} matches no label`, 'use one of =, !=, =~, !~');
  if (token.kind === 'operator' && !matchOperators.includes(token.text)) {
    return at(token, `${token.text} matches no label`, 'use one of =, !=, =~, !~');
  }
  if (before?.kind === 'word') return at(token, `expected =, !=, =~ or !~ after ${name(before)}`);
  return at(
    token,
    'expected a comma or } here',
    isWord(token, 'and', 'or') ? 'matchers are separated by commas' : undefined,
  );
}

function inRange({ before, opening }: Site, token: Token): ExpressionProblem {
  if (before === opening?.bracket) return at(token, 'expected a duration such as 5m here');
  if (before?.kind === 'number' && token.kind === 'word') {
    return problem(
      before.start,
      token.end,
      'a duration has no space before its unit',
      `write ${before.text}${name(token)}`,
    );
  }
  if (before?.kind === 'operator' && token.text !== ':') return at(token, 'expected a duration such as 1m here');
  if (token.text === ':') return at(token, 'this is one colon too many', 'a subquery is written [range:step]');
  return at(token, 'expected ] here');
}

function inLabels({ before, opening }: Site, token: Token): ExpressionProblem {
  if (before === opening?.bracket || before?.kind === 'comma') {
    if (token.kind === 'word' && token.text.includes(':')) return at(token, `${name(token)} is no label name`);
    return at(token, 'expected a label name here');
  }
  return at(
    token,
    'expected a comma or ) here',
    token.kind === 'operator' ? 'labels are listed by name alone' : undefined,
  );
}

function inExpression(site: Site, token: Token): ExpressionProblem {
  const { before, tokens, index, opening } = site;
  const isAfterOperand = endsOperand(before) && !isWord(before, 'offset') && !isGrouping(before);
  if (isWord(before, 'offset') || (isWord(tokens[index - 2], 'offset') && '+-'.includes(before?.text ?? ' '))) {
    return at(token, 'offset needs a duration such as 5m');
  }
  if (before?.text === '@') return at(token, '@ needs a time: seconds, start() or end()');
  if (before && isGrouping(before)) {
    return at(
      before,
      `${name(before)} needs its labels in parentheses`,
      token.kind === 'word' ? `write ${name(before)} (${name(token)})` : undefined,
    );
  }
  if (token.kind === 'comma') {
    if (!opening) return at(token, 'a comma separates arguments or matchers, here are none');
    return at(
      token,
      isAfterOperand
        ? 'a comma separates arguments, these parentheses belong to no function'
        : 'an argument is missing before this comma',
    );
  }
  if (token.text === ')') return closesEarly(site, token);
  return isAfterOperand ? afterOperand(site, token) : beforeOperand(site, token);
}

function closesEarly({ before, opening }: Site, token: Token): ExpressionProblem {
  if (before === opening?.bracket) return problem(before!.start, token.end, 'nothing stands in these parentheses');
  if (before?.kind === 'comma') return at(before, 'an argument is missing after this comma');
  return at(before ?? token, `nothing follows ${name(before ?? token)}`);
}

/** An operand is complete, and something follows that continues none. */
function afterOperand({ before, tokens, index, opening }: Site, token: Token): ExpressionProblem {
  const grouping = groupingBefore(tokens, index);
  if (grouping) return at(token, `${name(grouping[0])} needs its argument in parentheses`, shownGrouping(grouping));
  if (isWord(token, 'by', 'without'))
    return at(token, `${name(token)} belongs to an aggregation such as sum`, notClosed(opening));
  if (isWord(token, 'bool')) return at(token, 'bool goes behind a comparison: > bool');
  if (isWord(token, 'on', 'ignoring')) return at(token, `${name(token)} goes behind an operator: * ${name(token)} (…)`);
  if (isWord(token, 'group_left', 'group_right')) return at(token, `${name(token)} goes behind on (…) or ignoring (…)`);
  if (token.text === '=') {
    const meant = meantOperators[`=${tokens[index + 1]?.text}`];
    return at(token, 'to compare, write ==', meant && `or did you mean ${meant}?`);
  }
  if (token.text === '=~' || token.text === '!~') return at(token, `${token.text} matches labels, inside braces`);
  if (token.text === '{')
    return at(token, 'matchers go directly behind the name of a metric, once', 'separate matchers by commas');
  if (aggregations.has(before?.text.toLowerCase() ?? '') && beginsOperand(token)) {
    return at(token, `${name(before!)} needs its argument in parentheses`, `write ${name(before!)}(${name(token)})`);
  }
  const shown =
    before && before.text.length < 20 && token.text.length < 20
      ? ` between ${name(before)} and ${name(token)}`
      : ' here';
  return at(token, `expected an operator${shown}`, notClosed(opening));
}

function notClosed(opening: Site['opening']): string | undefined {
  return opening?.owner?.kind === 'word'
    ? `or is the ( of ${name(opening.owner)} meant to be closed before?`
    : undefined;
}

const meantOperators: Readonly<Record<string, string>> = {
  '<>': '!=',
  '!==': '!=',
  '===': '==',
  '=>': '>=',
  '=<': '<=',
  '**': '^',
};

/** An operand should begin, and does not. */
function beforeOperand({ before }: Site, token: Token): ExpressionProblem {
  if (isWord(token, 'on', 'ignoring'))
    return at(token, `${name(token)} goes directly behind an operator: * ${name(token)} (…)`);
  if (isWord(token, 'group_left', 'group_right')) return at(token, `${name(token)} goes behind on (…) or ignoring (…)`);
  if (isWord(token, 'bool')) return at(token, 'bool goes behind a comparison: > bool');
  if (token.text === '[') return at(token, 'a range goes behind a selector: x[5m]');
  if (token.kind === 'operator') {
    if (before?.kind === 'operator') {
      const both = before.text + token.text;
      const meant = meantOperators[both];
      return problem(before.start, token.end, `${both} is no operator`, meant && `write ${meant}`);
    }
    return at(token, `nothing stands before ${name(token)}`);
  }
  if (isWord(token, 'offset')) return at(token, 'offset goes behind a selector: x offset 1h');
  return at(token, `${name(token)} cannot stand here`);
}
