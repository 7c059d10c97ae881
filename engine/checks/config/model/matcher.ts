import { type AlertFacts, labelValue } from './alert-facts.ts';

/** One of Alertmanager's matchers; a regular expression is anchored at both ends. */
export interface Matcher {
  readonly name: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

const token = /\s*([A-Za-z_:][\w:]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^,"}]*)\s*(?:,|$)/y;

/** Reads `a="b"`, `a=~b` or `{a="b",c!="d"}`; undefined if the text is none of these. */
export function parseMatchers(text: string): Matcher[] | undefined {
  const body = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1] ?? text;
  const matchers: Matcher[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const found = token.exec(body);
    if (found === null) return body.trim() === '' ? matchers : undefined;
    const [, name, operator, value] = found as unknown as [string, string, Matcher['operator'], string];
    matchers.push({ name, operator, value: value.startsWith('"') ? unquote(value) : value.trim() });
  }
  return matchers;
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

/** The matchers of a route or of one side of an inhibition, in the new form and both older ones. */
export function matchersOf(part: {
  readonly matchers?: readonly string[] | string | undefined;
  readonly match?: Readonly<Record<string, string>> | undefined;
  readonly match_re?: Readonly<Record<string, string>> | undefined;
}): Matcher[] {
  const texts = typeof part.matchers === 'string' ? [part.matchers] : (part.matchers ?? []);
  return [
    ...texts.flatMap((text) => parseMatchers(text) ?? []),
    ...Object.entries(part.match ?? {}).map(([name, value]): Matcher => ({ name, operator: '=', value })),
    ...Object.entries(part.match_re ?? {}).map(([name, value]): Matcher => ({ name, operator: '=~', value })),
  ];
}

/** Whether a value satisfies a matcher; undefined for a regular expression that JavaScript cannot read. */
export function satisfies(matcher: Matcher, value: string): boolean | undefined {
  if (matcher.operator === '=') return value === matcher.value;
  if (matcher.operator === '!=') return value !== matcher.value;
  const regex = anchored(matcher.value);
  return regex === undefined ? undefined : regex.test(value) === (matcher.operator === '=~');
}

/** Whether an instance of an alert may satisfy all matchers; a label whose value varies may have any. */
export function mayMatch(matchers: readonly Matcher[], alert: AlertFacts): boolean {
  return matchers.every((matcher) => {
    const value = labelValue(alert, matcher.name);
    return value === undefined || satisfies(matcher, value) !== false;
  });
}

/** The alternatives of a regular expression such as `A|B.*`, or undefined if it has any grouping. */
export function alternatives(regex: string): string[] | undefined {
  return /[()[\]\\]/.test(regex) ? undefined : regex.split('|');
}

/** The values that a matcher admits, where they are a known list. */
export function valuesOf(matcher: Matcher): string[] | undefined {
  if (matcher.operator === '=') return [matcher.value];
  if (matcher.operator !== '=~') return undefined;
  const parts = alternatives(matcher.value);
  return parts?.every((part) => /^[\w:-]+$/.test(part)) ? parts : undefined;
}

function anchored(regex: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${regex})$`, 's');
  } catch {
    return undefined;
  }
}

/** As it is written: `severity="critical"`. */
export function matcherText({ name, operator, value }: Matcher): string {
  return `${name}${operator}"${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
