import { type PatternReader, type RegexFault, refuse } from './pattern.ts';
import { escapeLength, readClass } from './regex-class.ts';

/** What is known of a regular expression in RE2 syntax, as Go's regexp reads it. */
export interface RegexVerdict {
  readonly fault?: RegexFault;
  /** Whether it matches the empty string, anchored at both ends as Prometheus anchors it. */
  readonly matchesEmpty: boolean;
}

const verdicts = new Map<string, RegexVerdict>();

/**
 * Judges a pattern by RE2's syntax (https://github.com/google/re2/wiki/Syntax, as far as Go implements it), which
 * has no look-around and no back-references. Verdicts are kept, since dashboards repeat their patterns.
 */
export function judgeRegex(pattern: string): RegexVerdict {
  let verdict = verdicts.get(pattern);
  if (verdict === undefined) {
    if (verdicts.size >= 10_000) verdicts.clear();
    verdict = judge(pattern);
    verdicts.set(pattern, verdict);
  }
  return verdict;
}

/** A part of a pattern: whether it matches the empty string, and the product of its nested repeat counts. */
interface Part {
  readonly empty: boolean;
  readonly repeats: number;
}

const one: Part = { empty: false, repeats: 1 };
const nothing: Part = { empty: true, repeats: 1 };

function judge(pattern: string): RegexVerdict {
  if (!/[\\()[\]{}*+?|^$]/.test(pattern)) return { matchesEmpty: pattern === '' };
  const reader: PatternReader = { pattern, at: 0, depth: 0, names: new Set() };
  const { empty } = readAlternatives(reader);
  if (reader.at < pattern.length) refuse(reader, reader.at, reader.at + 1, 'this ) closes nothing in the pattern');
  return reader.fault ? { fault: reader.fault, matchesEmpty: false } : { matchesEmpty: empty };
}

function readAlternatives(reader: PatternReader): Part {
  let empty = false;
  let repeats = 1;
  for (;;) {
    const part = readSequence(reader);
    empty ||= part.empty;
    repeats = Math.max(repeats, part.repeats);
    if (reader.pattern[reader.at] !== '|') return { empty, repeats };
    reader.at += 1;
  }
}

function readSequence(reader: PatternReader): Part {
  let done = nothing;
  // Flags such as (?i) are no operand: a repetition behind them applies to what stands before them.
  let operand: Part | undefined;
  while (reader.at < reader.pattern.length && !'|)'.includes(reader.pattern[reader.at]!)) {
    const start = reader.at;
    const repetition = readRepetition(reader);
    if (!repetition) {
      const next = readOperand(reader);
      if (next && operand) done = both(done, operand);
      operand = next ?? operand;
    } else if (operand) operand = repeated(operand, repetition, start, reader);
    else refuse(reader, start, reader.at, 'nothing stands before this repetition in the pattern');
  }
  return operand ? both(done, operand) : done;
}

function both(left: Part, right: Part): Part {
  return { empty: left.empty && right.empty, repeats: Math.max(left.repeats, right.repeats) };
}

interface Repetition {
  readonly least: number;
  readonly most: number;
  readonly length: number;
}

/** `*`, `+`, `?` or `{n,m}`, greedy or lazy. Braces of another form are literal. */
function readRepetition(reader: PatternReader): Repetition | undefined {
  const { pattern, at } = reader;
  const count = repetitionAt(pattern, at);
  if (!count) return undefined;
  reader.at += count.length;
  if (pattern[reader.at] === '?') reader.at += 1;
  const next = repetitionAt(pattern, reader.at);
  if (!next) return count;
  const end = reader.at + next.length;
  refuse(
    reader,
    at,
    end,
    `${pattern.slice(at, end)} repeats a repetition, which RE2 cannot`,
    'put the inner one in (?:…)',
  );
  return count;
}

function repetitionAt(pattern: string, at: number): Repetition | undefined {
  if (pattern[at] === '*') return { least: 0, most: Infinity, length: 1 };
  if (pattern[at] === '+') return { least: 1, most: Infinity, length: 1 };
  if (pattern[at] === '?') return { least: 0, most: 1, length: 1 };
  if (pattern[at] !== '{') return undefined;
  const braces = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/.exec(pattern.slice(at, at + 40));
  if (!braces) return undefined;
  const least = Number(braces[1]);
  const most = braces[3] !== undefined ? Number(braces[3]) : braces[2] ? Infinity : least;
  return { least, most, length: braces[0].length };
}

function repeated(operand: Part, { least, most }: Repetition, start: number, reader: PatternReader): Part {
  const empty = least === 0 || operand.empty;
  if (reader.pattern[start] !== '{') return { empty, repeats: operand.repeats };
  const count = most === Infinity ? least : most;
  const repeats = count === 0 ? 1 : operand.repeats * count;
  if (least > most) refuse(reader, start, reader.at, 'this repetition ends below its start');
  else if (least > 1000 || repeats > 1000)
    refuse(reader, start, reader.at, 'RE2 repeats at most 1000 times, all in all');
  return { empty, repeats };
}

/** A literal, class, assertion or group; undefined for flags alone. */
function readOperand(reader: PatternReader): Part | undefined {
  const { pattern, at } = reader;
  switch (pattern[at]) {
    case '(':
      return readGroup(reader);
    case '[':
      readClass(reader);
      return one;
    case '\\':
      return readEscape(reader);
    case '^':
    case '$':
      reader.at += 1;
      return nothing;
    default:
      reader.at += pattern.codePointAt(at)! > 0xffff ? 2 : 1;
      return one;
  }
}

function readEscape(reader: PatternReader): Part | undefined {
  const { pattern, at } = reader;
  const next = pattern[at + 1];
  if (next === 'Q') return readQuoted(reader);
  if (next !== undefined && 'AzB'.includes(next)) {
    reader.at += 2;
    return nothing;
  }
  const length = escapeLength(reader, /^\\[bdDsSwW]/);
  reader.at += length;
  return one;
}

function readQuoted(reader: PatternReader): Part | undefined {
  const { pattern, at } = reader;
  const close = pattern.indexOf('\\E', at + 2);
  // Left open it would swallow the anchor that Prometheus adds.
  if (close < 0) refuse(reader, at, at + 2, 'this \\Q is never closed', 'write \\E where the literal part ends');
  else reader.at = close + 2;
  return close > at + 2 ? one : undefined;
}

/** Go's limit. */
const deepest = 1000;

function readGroup(reader: PatternReader): Part | undefined {
  const start = reader.at;
  const head = readGroupHead(reader);
  if (head.endsWith(')')) return undefined;
  reader.depth += 1;
  if (reader.depth > deepest) refuse(reader, start, start + 1, 'this pattern nests too deeply');
  const part = readAlternatives(reader);
  reader.depth -= 1;
  if (reader.pattern[reader.at] === ')') reader.at += 1;
  else refuse(reader, start, start + 1, 'this ( is never closed in the pattern');
  return part;
}

/** `(`, `(?:`, `(?flags:`, `(?flags)` or `(?P<name>`. */
function readGroupHead(reader: PatternReader): string {
  const { pattern, at, names } = reader;
  const rest = pattern.slice(at);
  const [named, name] = /^\(\?P<(\w+)>/.exec(rest) ?? [];
  const head = rest.startsWith('(?') ? (/^\(\?[imsU]*(?:-[imsU]+)?[:)]/.exec(rest)?.[0] ?? named) : '(';
  if (head === undefined) refuseGroup(reader, rest);
  else if (name !== undefined && names.has(name)) refuse(reader, at, at + head.length, `two groups are named ${name}`);
  else reader.at += head.length;
  if (name !== undefined) names.add(name);
  return head ?? '(';
}

function refuseGroup(reader: PatternReader, rest: string): void {
  const head = /^\(\?(?:<?[=!]|P?<\w*>?|P?[>=]|[-\w]*)/.exec(rest)?.[0] ?? '(?';
  const start = reader.at;
  const end = start + head.length;
  if (/^\(\?<?[=!]/.test(head))
    refuse(reader, start, end, `${head} looks around, which RE2 cannot`, 'use another matcher, such as !~');
  else if (head.startsWith('(?<'))
    refuse(reader, start, end, 'not every Prometheus knows this form', `write (?P${head.slice(2)}`);
  else refuse(reader, start, end, `${head} means nothing in RE2`);
}
