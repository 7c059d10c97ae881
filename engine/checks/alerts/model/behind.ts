import { secondsOf } from '../../../duration.ts';
import type { Node } from '../../../promql/node.ts';
import { childrenOf } from '../../../promql/walk.ts';

/** Visits a node, everything below it, and the expressions of the recording rules that it reads, each once. */
export function walkBehind(node: Node, visit: (node: Node) => void, seen: Set<string> = new Set()): void {
  visit(node);
  if (node.op === 'selector' && node.metric?.kind === 'recorded' && !seen.has(node.metric.name)) {
    seen.add(node.metric.name);
    walkBehind(node.metric.expr.node, visit, seen);
  }
  if (node.op === 'raw') {
    for (const part of node.parts) {
      if (typeof part !== 'string' && part.kind === 'expression') walkBehind(part.node, visit, seen);
    }
  }
  for (const child of childrenOf(node)) walkBehind(child, visit, seen);
}

/** Whether a node, or anything behind it, satisfies the test. */
export function isBehind(node: Node, test: (node: Node) => boolean): boolean {
  let found = false;
  walkBehind(node, (part) => {
    found ||= test(part);
  });
  return found;
}

/** The value of an expression of numbers only: `24 * 3600`. */
export function numberIn(node: Node): number | undefined {
  if (node.op === 'number') return node.value;
  if (node.op === 'negate') return negated(numberIn(node.of));
  if (node.op === 'call' && node.function === 'vector') return numberIn(node.arguments[0]!);
  if (node.op !== 'binary' || !(node.operator in arithmetic)) return undefined;
  const left = numberIn(node.left);
  const right = left === undefined ? undefined : numberIn(node.right);
  return right === undefined ? undefined : arithmetic[node.operator]!(left!, right);
}

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

/** Every number and every duration (in seconds) that an expression is made of, through its recording rules. */
export function numbersBehind(node: Node): {
  readonly numbers: Set<number>;
  readonly windows: Set<number>;
  readonly offsets: Set<number>;
} {
  const numbers = new Set<number>();
  const windows = new Set<number>();
  const offsets = new Set<number>();
  const add = (set: Set<number>, duration: string | undefined): void => {
    const length = secondsOf(duration ?? '');
    if (length !== undefined) set.add(length);
  };
  walkBehind(node, (part) => {
    if (part.op === 'binary' || part.op === 'number' || part.op === 'negate') {
      const value = numberIn(part);
      if (value !== undefined) numbers.add(value);
    }
    if (part.op === 'range' || part.op === 'subquery') add(windows, part.window);
    if (part.op === 'selector' || part.op === 'subquery') add(offsets, part.offset);
    if (part.op === 'raw') for (const window of rawWindows(part)) add(windows, window);
  });
  return { numbers, windows, offsets };
}

/** The windows that stand in the text of a raw expression. */
export function rawWindows(node: Extract<Node, { op: 'raw' }>): string[] {
  return node.parts.flatMap((part) =>
    typeof part === 'string' ? [...part.matchAll(/\[\s*([^\]:\s]+)[^\]]*\]/g)].map(([, window]) => window!) : [],
  );
}
