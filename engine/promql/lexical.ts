import { durationSeconds, longestDuration, numberOf } from './literal.ts';
import { type ExpressionProblem, problem } from './problem.ts';
import { judgeRegex } from './regex.ts';

/** Words that the grammar never reads as the name of a metric. */
const reserved = /^(?:bool|on|ignoring|group_left|group_right|offset|inf|nan)$/i;

/** Whether a text can be the name of a metric in every Prometheus, without quotes. */
export function problemOfMetricName(name: string): ExpressionProblem | undefined {
  if (reserved.test(name)) return problem(0, name.length, `${name} is a word of PromQL and cannot name a metric`);
  return problemOfName(name, /[\w:]/, 'a metric name');
}

/** Whether a text can be the name of a label in every Prometheus, without quotes. */
export function problemOfLabelName(name: string): ExpressionProblem | undefined {
  return problemOfName(name, /\w/, 'a label name');
}

function problemOfName(name: string, allowed: RegExp, what: string): ExpressionProblem | undefined {
  if (name === '') return problem(0, 0, `${what} is missing`);
  const at = [...name].findIndex((character) => !allowed.test(character));
  if (at >= 0) {
    const start = [...name].slice(0, at).join('').length;
    const character = [...name][at]!;
    return problem(start, start + character.length, `${JSON.stringify(character)} cannot stand in ${what}`);
  }
  return /^\d/.test(name) ? problem(0, 1, `${what} cannot begin with a digit`) : undefined;
}

/** Whether a text is a duration above zero such as `5m` or `1h30m`: for ranges and the steps of subqueries. */
export function problemOfDuration(text: string): ExpressionProblem | undefined {
  const seconds = durationSeconds(text);
  if (seconds === undefined)
    return problem(0, text.length, whyNoDuration(text), 'write a duration such as 5m or 1h30m');
  return problemOfSeconds(text, seconds);
}

/** The same for `offset`, which may be negative. */
export function problemOfOffset(text: string): ExpressionProblem | undefined {
  const sign = text.startsWith('-') ? 1 : 0;
  const found = problemOfDuration(text.slice(sign));
  return found && { ...found, start: found.start + sign, end: found.end + sign };
}

/** For a duration whose seconds are known. */
export function problemOfSeconds(text: string, seconds: number): ExpressionProblem | undefined {
  if (!(seconds > 0)) return problem(0, text.length, 'a duration must be longer than 0');
  return seconds < longestDuration
    ? undefined
    : problem(0, text.length, 'this is longer than Prometheus can reckon (292 years)');
}

const orderedUnits = /^(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/;

/** What keeps a text from being a duration. */
export function whyNoDuration(text: string): string {
  if (text === '') return 'a duration is missing';
  if (/^\d+$/.test(text)) return `${text} has no unit`;
  if (/^\d*\.\d*(ms|[ywdhms])/.test(text)) return `${text} is no duration: only whole numbers go with a unit`;
  const unit = /^\d+([A-Za-zµ]+)/.exec(text)?.[1];
  if (unit !== undefined && !/^(ms|[ywdhms])$/.test(unit))
    return `${text} is no duration: ${unit} is no unit (ms, s, m, h, d, w, y)`;
  if (/^(\d+(ms|[ywdhms]))+$/.test(text) && !orderedUnits.test(text)) {
    return `${text} is no duration: units go from large to small, each once`;
  }
  return `${text} is no duration`;
}

/** Whether a text is a number of PromQL: `1`, `.5`, `1e3`, `0x1F`, `1_000`, `Inf`, `NaN`, with a sign or without. */
export function problemOfNumber(text: string): ExpressionProblem | undefined {
  return numberOf(text) === undefined ? problem(0, text.length, `${text} is no number`) : undefined;
}

/** Whether Prometheus takes a pattern of `=~` and `!~`; offsets into the pattern. Verdicts are kept. */
export function problemOfRegex(pattern: string): ExpressionProblem | undefined {
  const { fault } = judgeRegex(pattern);
  return fault && problem(fault.start, fault.end, fault.message, fault.help);
}

/** Whether a matcher lets series without the label pass. */
export function matchesEmpty(operator: '=' | '!=' | '=~' | '!~', value: string): boolean {
  if (operator === '=') return value === '';
  if (operator === '!=') return value !== '';
  return judgeRegex(value).matchesEmpty === (operator === '=~');
}

/** What Prometheus says to a selector without a name of which all matchers let the empty value pass. */
export const selectsEverything = 'this selects every series: one matcher must refuse the empty value';
