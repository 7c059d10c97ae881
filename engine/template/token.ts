export type TemplateTokenKind =
  'name' | 'variable' | 'field' | 'string' | 'number' | 'pipe' | 'open' | 'close' | 'declare' | 'comma';

/** A word of a template's action; offsets into the whole template. */
export interface TemplateToken {
  readonly kind: TemplateTokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Something wrong with a template: offsets into its text, end exclusive. */
export interface TemplateProblem {
  readonly start: number;
  readonly end: number;
  /** One sentence, lower case, no full stop. */
  readonly message: string;
  readonly help?: string;
}

/** The inside of an action, up to and with its closing braces. */
export interface Lexed {
  readonly tokens: readonly TemplateToken[];
  /** Where the text after the action begins. */
  readonly end: number;
  readonly problem?: TemplateProblem;
}

const patterns: readonly (readonly [TemplateTokenKind, RegExp])[] = [
  ['variable', /\$\w*(?:\.\w+)*/y],
  ['field', /\.(?:\w+(?:\.\w+)*)?/y],
  ['name', /[A-Za-z_]\w*/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/y],
  ['number', /[+-]?\d[\w.]*/y],
  ['pipe', /\|/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['declare', /:?=/y],
  ['comma', /,/y],
];
const space = /\s+/y;
const ending = /-?\}\}/y;

/** Cuts the action that opens at `start` (its first brace) into words, by the rules of Go's text/template. */
export function lexAction(text: string, start: number): Lexed {
  const tokens: TemplateToken[] = [];
  let at = start + 2;
  if (/^-\s/.test(text.slice(at, at + 2))) at += 1;
  while (at < text.length) {
    at = endOf(space, text, at);
    const end = endOf(ending, text, at);
    if (end > at) return { tokens, end };
    if (at === text.length || text.startsWith('{{', at)) break;
    const token = tokenAt(text, at);
    if (token === undefined) return { tokens, end: endOfLine(text, at), problem: stray(text, start, at) };
    tokens.push(token);
    at = token.end;
  }
  const end = tokens.at(-1)?.end ?? Math.min(start + 2, text.length);
  const problem = { start, end, message: 'this {{ is never closed', help: 'add }} where the action ends' };
  return { tokens, end: Math.min(at, text.length), problem };
}

function tokenAt(text: string, start: number): TemplateToken | undefined {
  for (const [kind, pattern] of patterns) {
    const end = endOf(pattern, text, start);
    if (end > start) return { kind, text: text.slice(start, end), start, end };
  }
  return undefined;
}

function stray(text: string, start: number, at: number): TemplateProblem {
  const character = text[at]!;
  if (character === '}') {
    return { start, end: at + 1, message: 'this action is closed by one brace only', help: 'write }}' };
  }
  if (`"'\``.includes(character)) {
    return { start: at, end: at + 1, message: 'this string is not closed', help: `add ${character} at its end` };
  }
  return { start: at, end: at + 1, message: `${character} means nothing inside an action`, help: 'remove it' };
}

/** Where to go on after what cannot be read: behind the next closing braces, or at the end. */
function endOfLine(text: string, at: number): number {
  const close = text.indexOf('}}', at);
  const open = text.indexOf('{{', at);
  if (open >= 0 && (close < 0 || open < close)) return open;
  return close < 0 ? text.length : close + 2;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
