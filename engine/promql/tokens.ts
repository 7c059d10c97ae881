export type TokenKind = 'word' | 'number' | 'string' | 'variable' | 'operator' | 'bracket' | 'comma' | 'stray';

/** A word of PromQL or LogQL, for messages; the grammars have their own. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Grafana's variables: `$name`, `${name}`, `${name:format}`. */
export const variablePattern = String.raw`\$\{[A-Za-z_]\w*(?:[.:][^}\s]*)?\}|\$[A-Za-z_]\w*`;

const patterns: readonly (readonly [TokenKind | 'gap', RegExp])[] = [
  ['gap', /\s+|#[^\n]*/y],
  ['word', /[A-Za-z_:][\w:]*/y],
  ['number', /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?[\w.]*/y],
  ['string', /"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|`[^`]*`?/y],
  ['variable', new RegExp(variablePattern, 'y')],
  ['operator', /[=!]=|[=!]~|[<>][=/]|[-=<>+*/%^@:]/y],
  ['bracket', /[()[\]{}]/y],
  ['comma', /,/y],
  ['stray', /[^]/uy],
];
const colon = /:/y;

/** Cuts a text into tokens without spaces and comments. Nothing is refused: what is no PromQL becomes `stray`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let inRange = false;
  for (let at = 0; at < text.length;) {
    const [kind, end] = tokenAt(text, at, inRange);
    const token = text.slice(at, end);
    if (token === '[' || token === ']') inRange = token === '[';
    if (kind !== 'gap') tokens.push({ kind, text: token, start: at, end });
    at = end;
  }
  return tokens;
}

/** The text with blanks in place of its comments, which the grammar would make nodes of its tree. */
export function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  let result = '';
  for (const { start, text: token } of tokensOf(text)) result += blank(text.slice(result.length, start)) + token;
  return result + blank(text.slice(result.length));
}

const blank = (gap: string): string => gap.replace(/[^\n]/g, ' ');

function tokenAt(text: string, at: number, inRange: boolean): readonly [TokenKind | 'gap', number] {
  // In `[5m:1m]` the colon is no letter of a metric name.
  if (inRange && text[at] === ':') return ['operator', endOf(colon, text, at)];
  for (const [kind, pattern] of patterns) {
    const end = endOf(pattern, text, at);
    if (end > at) return [kind, end];
  }
  return ['stray', at + 1];
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Whether the quote that opens a string token is closed in it. */
export function isClosed({ text }: Token): boolean {
  const quote = text[0]!;
  if (quote === '`') return text.length > 1 && text.endsWith('`');
  return new RegExp(`^${quote}(?:[^${quote}\\\\\\n]|\\\\[^])*${quote}$`).test(text);
}

/** A bracket that is open, and the token before it. */
export interface Opening {
  readonly bracket: Token;
  readonly owner: Token | undefined;
  readonly outer: Opening | undefined;
}

/** For each token, and for the end of the text, the innermost bracket that is open in front of it. */
export function openingsOf(tokens: readonly Token[]): readonly (Opening | undefined)[] {
  let innermost: Opening | undefined;
  const openings: (Opening | undefined)[] = [];
  tokens.forEach((token, index) => {
    openings.push(innermost);
    if (token.kind !== 'bracket') return;
    const opens = '([{'.includes(token.text);
    innermost = opens ? { bracket: token, owner: tokens[index - 1], outer: innermost } : innermost?.outer;
  });
  return [...openings, innermost];
}

/** Where the grammar could not go on. */
export interface Site {
  readonly tokens: readonly Token[];
  /** The token that it could not take; `tokens.length` is the end of the text. */
  readonly index: number;
  readonly token: Token | undefined;
  readonly before: Token | undefined;
  /** The innermost bracket that is open there. */
  readonly opening: Opening | undefined;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The bracket that closes another. */
export function closerOf({ text }: Token): string {
  return closers[text] ?? text;
}
