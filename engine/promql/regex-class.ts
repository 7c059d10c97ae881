import { type PatternReader, refuse } from './pattern.ts';

const posixClass = /^\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;
const perlClass = /^\\[dDsSwW]/;
const noLetter = /^$/;

/** Reads `[…]`, from its opening bracket. */
export function readClass(reader: PatternReader): void {
  const { pattern } = reader;
  const start = reader.at;
  reader.at += pattern[start + 1] === '^' ? 2 : 1;
  // A ] that stands first is a literal.
  for (let first = true; reader.at < pattern.length && (first || pattern[reader.at] !== ']'); first = false) {
    readClassItem(reader);
  }
  if (reader.at < pattern.length) reader.at += 1;
  else refuse(reader, start, start + 1, 'this [ is never closed in the pattern');
}

function readClassItem(reader: PatternReader): void {
  const { pattern, at } = reader;
  const namedEnd = pattern.startsWith('[:', at) ? pattern.indexOf(':]', at + 2) : -1;
  if (namedEnd >= 0) {
    const isKnown = posixClass.test(pattern.slice(at));
    if (isKnown) reader.at = namedEnd + 2;
    else
      refuse(
        reader,
        at,
        namedEnd + 2,
        `${pattern.slice(at, namedEnd + 2)} names no class of characters that RE2 knows`,
      );
    return;
  }
  const classLength = perlClass.test(pattern.slice(at, at + 2)) ? 2 : unicodeClassLength(pattern, at);
  if (classLength > 0) {
    reader.at += classLength;
    return;
  }
  const low = readCharacter(reader);
  const next = pattern[reader.at + 1];
  if (pattern[reader.at] !== '-' || next === undefined || next === ']') return;
  reader.at += 1;
  const high = readCharacter(reader);
  if (high < low) refuse(reader, at, reader.at, `${pattern.slice(at, reader.at)} is a range that runs backwards`);
}

/** Code point of a literal or escaped character. */
function readCharacter(reader: PatternReader): number {
  const { pattern, at } = reader;
  const code = pattern.codePointAt(at)!;
  const length = pattern[at] === '\\' ? escapeLength(reader, noLetter) : code > 0xffff ? 2 : 1;
  reader.at += length;
  return pattern[at] === '\\' ? codeOf(pattern.slice(at + 1, at + length)) : code;
}

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

function codeOf(escape: string): number {
  if (/^[0-7]+$/.test(escape)) return Number.parseInt(escape, 8);
  if (escape.startsWith('x')) return Number.parseInt(escape.replace(/[x{}]/g, ''), 16);
  return controls[escape] ?? escape.codePointAt(0) ?? 0;
}

/** Length of the escape at the reader's place, besides those that `letters` allows; 0 if refused. */
export function escapeLength(reader: PatternReader, letters: RegExp): number {
  const { pattern, at } = reader;
  const escape = pattern.slice(at, at + 2);
  if (letters.test(escape) && letters !== noLetter) return 2;
  const length = (letters === noLetter ? 0 : unicodeClassLength(pattern, at)) || characterEscapeLength(pattern, at);
  if (length === 0) refuse(reader, at, at + escape.length, whyNoEscape(escape));
  return length;
}

function whyNoEscape(escape: string): string {
  if (escape.length === 1) return 'the pattern ends in a lone backslash';
  if (/\\[1-9k]/.test(escape)) return `${escape} refers back to a group, which RE2 cannot`;
  if (/\\[pP]/.test(escape)) return `${escape} names no class of characters that RE2 knows`;
  return `${escape} means nothing in RE2`;
}

/** Octal, hexadecimal (`\x41`, `\x{1F600}`), control and punctuation characters; `\1` alone would refer back. */
const characterEscape = /^\\(?:[0-7]{2,3}|0|x[\da-fA-F]{2}|x\{[\da-fA-F]{1,8}\}|[afnrtv]|[^0-9A-Za-z\x80-\uffff])/;

/** Length of an escape that stands for one character; 0 if there is none. */
function characterEscapeLength(pattern: string, at: number): number {
  const escape = characterEscape.exec(pattern.slice(at, at + 13))?.[0] ?? '';
  const isBeyondUnicode = escape.startsWith('\\x{') && Number.parseInt(escape.slice(3), 16) > 0x10ffff;
  return isBeyondUnicode ? 0 : escape.length;
}

const unicodeCategory = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfos]?|Any)$/;

/** Length of a Unicode class such as `\pL` or `\p{Greek}`; 0 if there is none. */
function unicodeClassLength(pattern: string, at: number): number {
  const [whole, braced, letter] = /^\\[pP](?:\{\^?(\w+)\}|(\w))/.exec(pattern.slice(at, at + 60)) ?? [];
  if (whole === undefined) return 0;
  const name = braced ?? letter!;
  return unicodeCategory.test(name) || isScript(name) ? whole.length : 0;
}

function isScript(name: string): boolean {
  if (!/^[A-Z][a-z]+(_[A-Z][a-z]+)*$/.test(name)) return false;
  try {
    return new RegExp(`\\p{Script=${name}}`, 'u').unicode;
  } catch {
    return false;
  }
}
