/** The value of a number as Prometheus reads it: decimal, octal with a leading 0, hexadecimal, `1_000`, Inf, NaN. */
export function numberOf(text: string): number | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)\s*([^]*)$/.exec(text)!;
  const value = unsigned(digits);
  return value === undefined || sign !== '-' ? value : -value;
}

function unsigned(text: string): number | undefined {
  if (/^inf$/i.test(text)) return Infinity;
  if (/^nan$/i.test(text)) return NaN;
  const plain = text.replace(/(\d)_(?=\d)/g, '$1');
  if (/^0[0-7]+$/.test(plain)) return Number.parseInt(plain, 8);
  if (/^0x[\da-f]+$/i.test(plain) || /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return Number(plain);
  return undefined;
}

const units = ['y', 'w', 'd', 'h', 'm', 's', 'ms'] as const;
const secondsPer = { y: 31_536_000, w: 604_800, d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 } as const;

/** Prometheus keeps durations as 64-bit nanoseconds. */
export const longestDuration = 2 ** 63 / 1e9;

/**
 * Seconds of a duration literal such as `1h30m`: whole numbers, the units from large to small, each once.
 * Undefined if it is none; a bare number is none either.
 */
export function durationSeconds(text: string): number | undefined {
  if (!/^(\d+(ms|[ywdhms]))+$/.test(text)) return undefined;
  let seconds = 0;
  let last = -1;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|[ywdhms])/g)) {
    const rank = units.indexOf(unit as (typeof units)[number]);
    if (rank <= last) return undefined;
    last = rank;
    seconds += Number(amount) * secondsPer[unit as (typeof units)[number]];
  }
  return seconds;
}

/** A string literal without its quotes. */
export interface Unquoted {
  readonly value: string;
  /** Why Prometheus refuses it; offsets into the literal. */
  readonly fault?: { readonly start: number; readonly end: number; readonly message: string; readonly help?: string };
  /** Offset in the literal of each character of `value`, and of its end. */
  readonly offsets: (index: number) => number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** Reads a literal in double quotes, single quotes or backticks, with Prometheus' escapes (those of Go). */
export function unquote(literal: string): Unquoted {
  const quote = literal[0]!;
  if (quote !== '`' && literal.includes('\\')) return unescape(literal, quote);
  if (literal.length === 1 || !literal.endsWith(quote)) return unclosed(literal);
  return { value: literal.slice(1, -1), offsets: inPlace };
}

const inPlace = (index: number): number => index + 1;

function unclosed(literal: string): Unquoted {
  const fault = {
    start: 0,
    end: literal.length,
    message: 'this string is not closed',
    help: `add ${literal[0]} at its end`,
  };
  return { value: literal.slice(1), fault, offsets: inPlace };
}

function unescape(literal: string, quote: string): Unquoted {
  const bytes: number[] = [];
  const offsets: number[] = [];
  let value = '';
  let at = 1;
  for (let bytesFrom = 1; ;) {
    const isEnd = at >= literal.length || literal[at] === quote;
    const { length, piece, byte } =
      !isEnd && literal[at] === '\\' ? escapeAt(literal, at, quote) : { length: 1, piece: literal[at] };
    if (byte !== undefined) {
      // Bytes beyond ASCII may be parts of one character, so that they are decoded together.
      if (bytes.push(byte) === 1) bytesFrom = at;
    } else if (bytes.length > 0) {
      const decoded = decode(bytes.splice(0));
      if (decoded === undefined) return refused(value, bytesFrom, at, 'these bytes are no text in UTF-8');
      value += decoded;
      while (offsets.length < value.length) offsets.push(bytesFrom);
    }
    if (isEnd) break;
    if (piece === undefined) return badEscape(value, literal, at, length);
    value += piece;
    while (offsets.length < value.length) offsets.push(at);
    at += length;
  }
  return at < literal.length ? { value, offsets: (index) => offsets[index] ?? at } : unclosed(literal);
}

interface Escape {
  readonly length: number;
  /** What it stands for; undefined if it is none. */
  readonly piece: string | undefined;
  /** Its byte, where it is one beyond ASCII. */
  readonly byte?: number;
}

function escapeAt(literal: string, at: number, quote: string): Escape {
  const rest = literal.slice(at + 1, at + 10);
  const simple = rest[0] === quote ? quote : simpleEscapes[rest[0] ?? ''];
  if (simple !== undefined) return { length: 2, piece: simple };
  const digits = /^(?:([0-7]{3})|x([\da-fA-F]{2})|u[\da-fA-F]{4}|U[\da-fA-F]{8})/.exec(rest);
  if (!digits) return { length: 2, piece: undefined };
  const length = digits[0].length + 1;
  const code = digits[1] ? Number.parseInt(digits[1], 8) : Number.parseInt(digits[0].slice(1), 16);
  const isByte = digits[1] !== undefined || digits[2] !== undefined;
  const isNothing = isByte ? code > 0xff : code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
  if (isNothing) return { length, piece: undefined };
  return isByte && code > 0x7f ? { length, piece: '', byte: code } : { length, piece: String.fromCodePoint(code) };
}

function refused(value: string, start: number, end: number, message: string, help?: string): Unquoted {
  return { value, fault: { start, end, message, ...(help !== undefined && { help }) }, offsets: inPlace };
}

function badEscape(value: string, literal: string, start: number, length: number): Unquoted {
  const escape = literal.slice(start, start + length);
  const ofRegex = /^\\[.\-+*?()[\]{}|^$/dDwWsSpPbB]$/.test(escape);
  const help = ofRegex ? `write \\${escape}, or put the string in backticks` : 'for a backslash write \\\\';
  return refused(value, start, start + escape.length, `${escape} is no escape in a string`, help);
}

function decode(bytes: readonly number[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}
