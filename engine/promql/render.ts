import type { Exporter } from '../metric.ts';
import { withFormerNames } from './former-names.ts';
import type { Expression, Matcher, Matching, Node, RawNode, SelectorNode } from './node.ts';

/** Job names by exporter id, as site.ts gives them. */
export type Jobs = Readonly<Record<string, string>>;

/** An expression as PromQL. */
export interface Rendered {
  readonly text: string;
  /** The text without its literals: two expressions of one shape differ in names, numbers and strings only. */
  readonly shape: string;
  /** Offsets of each node in `text`, end exclusive. */
  readonly spans: ReadonlyMap<Node, readonly [start: number, end: number]>;
}

interface Writer {
  text: string;
  shape: string;
  readonly jobs: Jobs;
  readonly spans: Map<Node, readonly [number, number]> | undefined;
}

const precedences: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>': 3,
  '<': 3,
  '>=': 3,
  '<=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};
const negation = 5.5;
const atom = 9;

/** PromQL text of an expression, on one line, with renamed metrics read under both names. */
export function render(expression: Expression, jobs: Jobs): Rendered {
  const writer: Writer = { text: '', shape: '', jobs, spans: new Map() };
  write(withFormerNames(expression.node), writer);
  return writer as Rendered;
}

/** The same without spans: what emitters need. */
export function renderText(expression: Expression, jobs: Jobs): { readonly text: string; readonly shape: string } {
  const writer: Writer = { text: '', shape: '', jobs, spans: undefined };
  write(withFormerNames(expression.node), writer);
  return writer;
}

/** For rule files: `and`, `or` and `unless` each start a line of their own where the expression is long. */
export function renderBlock(expression: Expression, jobs: Jobs, width = 100): string {
  const node = withFormerNames(expression.node);
  const { text } = renderText(expression, jobs);
  return text.length <= width ? text : block(node, jobs);
}

function block(node: Node, jobs: Jobs): string {
  if (node.op !== 'binary' || !(node.operator in { and: 1, or: 1, unless: 1 })) {
    const writer: Writer = { text: '', shape: '', jobs, spans: undefined };
    write(node, writer);
    return writer.text;
  }
  const level = precedences[node.operator]!;
  const side = (child: Node, strict: boolean) => {
    const inner = block(child, jobs);
    const weaker = strict ? precedenceOf(child) <= level : precedenceOf(child) < level;
    return weaker ? `(\n${inner.replace(/^/gm, '  ')}\n)` : inner;
  };
  const matching: Writer = { text: '', shape: '', jobs, spans: undefined };
  if (node.matching) writeMatching(node.matching, matching);
  return `${side(node.left, false)}\n${node.operator} ${matching.text}${side(node.right, true)}`;
}

function precedenceOf(node: Node): number {
  switch (node.op) {
    case 'binary':
      return precedences[node.operator]!;
    case 'negate':
      return negation;
    case 'number':
      // The sign of a literal binds no stronger than any other: -5 ^ 2 is -(5 ^ 2).
      return isNegative(node.value) ? negation : atom;
    case 'raw':
      return 0;
    default:
      return atom;
  }
}

function put(writer: Writer, syntax: string): void {
  writer.text += syntax;
  writer.shape += syntax;
}

function literal(writer: Writer, text: string, kind: string): void {
  writer.text += text;
  writer.shape += kind;
}

function write(node: Node, writer: Writer): void {
  const start = writer.text.length;
  switch (node.op) {
    case 'selector':
      writeSelector(node, writer);
      break;
    case 'range':
      writeSelector({ ...node.of, offset: '' }, writer);
      writer.spans?.set(node.of, [start, writer.text.length]);
      put(writer, '[');
      literal(writer, node.window, '1m');
      put(writer, ']');
      writeOffset(node.of.offset, writer);
      break;
    case 'subquery':
      within(node.of, precedenceOf(node.of) < atom, writer);
      put(writer, '[');
      literal(writer, node.window, '1m');
      put(writer, ':');
      if (node.step) literal(writer, node.step, '1m');
      put(writer, ']');
      writeOffset(node.offset, writer);
      break;
    case 'call':
      put(writer, `${node.function}(`);
      list(node.arguments, writer);
      put(writer, ')');
      break;
    case 'aggregate':
      put(writer, node.function);
      if (node.grouping) {
        put(writer, ` ${node.grouping.kind} (`);
        names(node.grouping.labels, writer);
        put(writer, ') ');
      }
      put(writer, '(');
      list(node.parameter ? [node.parameter, node.of] : [node.of], writer);
      put(writer, ')');
      break;
    case 'binary':
      writeBinary(node, writer);
      break;
    case 'number':
      literal(writer, numberText(node.value), '1');
      break;
    case 'string':
      literal(writer, JSON.stringify(node.value), '""');
      break;
    case 'negate':
      put(writer, '-');
      within(node.of, precedenceOf(node.of) < negation, writer);
      break;
    case 'raw':
      writeRaw(node, writer);
      break;
  }
  writer.spans?.set(node, [start, writer.text.length]);
}

function writeSelector(node: SelectorNode, writer: Writer): void {
  const name = node.name ?? node.metric?.name;
  if (name !== undefined) literal(writer, name, 'm');
  const { anyOf, matchers } = node;
  if (matchers.length > 0 || anyOf || name === undefined) {
    put(writer, '{');
    matchers.forEach((matcher, index) => {
      if (index > 0) put(writer, ',');
      writeMatcher(matcher, writer);
    });
    if (anyOf) {
      if (matchers.length > 0) put(writer, ',');
      put(writer, '__name__=~');
      literal(writer, JSON.stringify(anyOf.map((metric) => metric.name).join('|')), '"m"');
    }
    put(writer, '}');
  }
  writeOffset(node.offset, writer);
}

function writeMatcher({ label, operator, value }: Matcher, writer: Writer): void {
  literal(writer, label, 'l');
  put(writer, operator);
  literal(writer, JSON.stringify(typeof value === 'string' ? value : jobOf(value, writer.jobs)), '"v"');
}

function jobOf({ id, title }: Exporter, jobs: Jobs): string {
  const job = jobs[id];
  if (job === undefined) throw new NoJob(title);
  return job;
}

/** An expression reads an exporter that this site does not scrape; the build reports it as a finding. */
export class NoJob extends Error {
  readonly exporter: string;
  constructor(exporter: string) {
    super(`no scrape job for ${exporter}`);
    this.exporter = exporter;
  }
}

function writeOffset(offset: string | undefined, writer: Writer): void {
  if (!offset) return;
  put(writer, ' offset ');
  literal(writer, offset, '1m');
}

function writeBinary(node: Extract<Node, { op: 'binary' }>, writer: Writer): void {
  const level = precedences[node.operator]!;
  const rightAssociative = node.operator === '^';
  within(node.left, precedenceOf(node.left) < level || (rightAssociative && precedenceOf(node.left) === level), writer);
  put(writer, ` ${node.operator} `);
  if (node.bool) put(writer, 'bool ');
  if (node.matching) writeMatching(node.matching, writer);
  within(node.right, precedenceOf(node.right) < level || (!rightAssociative && precedenceOf(node.right) === level), writer);
}

function writeMatching({ kind, labels, group }: Matching, writer: Writer): void {
  put(writer, `${kind} (`);
  names(labels, writer);
  put(writer, ') ');
  if (!group) return;
  put(writer, `group_${group.side} (`);
  names(group.include, writer);
  put(writer, ') ');
}

function writeRaw(node: RawNode, writer: Writer): void {
  for (const part of node.parts) {
    const text =
      typeof part === 'string'
        ? part
        : part.kind === 'exporter'
          ? jobOf(part, writer.jobs)
          : part.kind === 'metric'
            ? part.name
            : `(${renderText(part, writer.jobs).text})`;
    literal(writer, text, text);
  }
}

function within(node: Node, parentheses: boolean, writer: Writer): void {
  if (!parentheses) return write(node, writer);
  put(writer, '(');
  write(node, writer);
  put(writer, ')');
}

function list(nodes: readonly Node[], writer: Writer): void {
  nodes.forEach((node, index) => {
    if (index > 0) put(writer, ', ');
    write(node, writer);
  });
}

function names(labels: readonly string[], writer: Writer): void {
  labels.forEach((label, index) => {
    if (index > 0) put(writer, ', ');
    literal(writer, label, 'l');
  });
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const digits = Math.abs(value) === Infinity ? 'Inf' : String(Math.abs(value));
  return isNegative(value) ? `-${digits}` : digits;
}

function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}
