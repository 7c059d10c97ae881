import type { Exporter } from '../metric.ts';
import { originalOf, withFormerNames } from './former-names.ts';
import type { Expression, Matcher, Matching, Node, RawNode, SelectorNode } from './node.ts';
import { bindsLessThanNegation, isAtom, isNegative, isSetOperator, needsParentheses, type Side } from './precedence.ts';

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

/** Pieces, joined at the end: a string that grew by `+=` would hold all its pieces in memory until it is read. */
interface Writer {
  readonly text: string[];
  readonly shape: string[];
  /** Of the text so far. */
  length: number;
  readonly jobs: Jobs;
  readonly spans: Map<Node, readonly [number, number]> | undefined;
}

/** PromQL text of an expression, on one line, with renamed metrics read under both names. */
export function render(expression: Expression, jobs: Jobs): Rendered {
  const spans = new Map<Node, readonly [number, number]>();
  return { ...written(withFormerNames(expression.node), jobs, spans), spans };
}

/** The same without spans: what emitters need. */
export function renderText(expression: Expression, jobs: Jobs): { readonly text: string; readonly shape: string } {
  return written(withFormerNames(expression.node), jobs);
}

function written(
  node: Node,
  jobs: Jobs,
  spans?: Map<Node, readonly [number, number]>,
): { text: string; shape: string } {
  const writer: Writer = { text: [], shape: [], length: 0, jobs, spans };
  write(node, writer);
  return { text: writer.text.join(''), shape: shared(writer.shape.join('')) };
}

const shapes = new Map<string, string>();

/** One string for all expressions of a shape, of which there are few. */
function shared(shape: string): string {
  const known = shapes.get(shape);
  if (known === undefined) shapes.set(shape, shape);
  return known ?? shape;
}

/** For rule files: `and`, `or` and `unless` each start a line of their own where the expression is long. */
export function renderBlock(expression: Expression, jobs: Jobs, width = 100): string {
  const node = withFormerNames(expression.node);
  const { text } = renderText(expression, jobs);
  return text.length <= width ? text : block(node, jobs);
}

function block(node: Node, jobs: Jobs): string {
  if (node.op !== 'binary' || !isSetOperator(node.operator)) return written(node, jobs).text;
  const side = (child: Node, which: Side): string => {
    const parentheses = needsParentheses(child, node.operator, which);
    if (parentheses && child.op === 'binary' && isSetOperator(child.operator)) {
      return `(\n${block(child, jobs).replace(/^/gm, '  ')}\n)`;
    }
    return parentheses ? `(${block(child, jobs)})` : block(child, jobs);
  };
  const matching = node.matching ? matchingText(node.matching) : '';
  return `${side(node.left, 'left')}\n${node.operator} ${matching}${side(node.right, 'right')}`;
}

function matchingText(matching: Matching): string {
  const writer: Writer = { text: [], shape: [], length: 0, jobs: {}, spans: undefined };
  writeMatching(matching, writer);
  return writer.text.join('');
}

function put(writer: Writer, syntax: string): void {
  literal(writer, syntax, syntax);
}

function literal(writer: Writer, text: string, kind: string): void {
  writer.text.push(text);
  writer.shape.push(kind);
  writer.length += text.length;
}

function write(node: Node, writer: Writer): void {
  const start = writer.length;
  switch (node.op) {
    case 'selector':
      writeSelector(node, writer);
      writeOffset(node.offset, writer);
      break;
    case 'range':
      writeSelector(node.of, writer);
      writer.spans?.set(node.of, [start, writer.length]);
      put(writer, '[');
      literal(writer, node.window, '1m');
      put(writer, ']');
      writeOffset(node.of.offset, writer);
      break;
    case 'subquery':
      within(node.of, !isAtom(node.of), writer);
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
      within(node.of, bindsLessThanNegation(node.of), writer);
      break;
    case 'raw':
      writeRaw(node, writer);
      break;
  }
  if (writer.spans) noteSpan(node, start, writer.length, writer.spans);
}

function noteSpan(node: Node, start: number, end: number, spans: Map<Node, readonly [number, number]>): void {
  spans.set(node, [start, end]);
  const original = originalOf(node);
  if (original) spans.set(original, [start, end]);
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
  within(node.left, needsParentheses(node.left, node.operator, 'left'), writer);
  put(writer, ` ${node.operator} `);
  if (node.bool) put(writer, 'bool ');
  if (node.matching) writeMatching(node.matching, writer);
  within(node.right, needsParentheses(node.right, node.operator, 'right'), writer);
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
