import { createRequire } from 'node:module';
import { type Opening, type Token, withoutComments } from '../promql/tokens.ts';
import { withStandIns } from '../promql/variable.ts';

type Grammar = typeof import('@grafana/lezer-logql');

export type Tree = ReturnType<Grammar['parser']['parse']>;
export type SyntaxNode = Tree['topNode'];

let parser: Grammar['parser'] | undefined;

/** A LogQL text as Grafana's grammar reads it. */
export interface ParsedLogql {
  /** What was parsed: without comments, and with stand-ins for Grafana's variables, as long as the original. */
  readonly text: string;
  readonly tree: Tree;
  /** Offset of the first place that the grammar refuses. */
  readonly error: number | undefined;
}

/** Parses; the grammar is loaded on the first call, which takes about 15 ms. */
export function parseLogql(original: string): ParsedLogql {
  parser ??= (createRequire(import.meta.url)('@grafana/lezer-logql') as Grammar).parser;
  const { text } = withStandIns(withoutComments(original), isNumber);
  const tree = parser.parse(text);
  let error: number | undefined;
  visit(tree.topNode, ({ type, from }) => {
    if (type.isError && (error === undefined || from < error)) error = from;
  });
  return { text, tree, error };
}

/** Calls `see` for a node and all below it, in the order of the text. */
export function visit(node: SyntaxNode, see: (node: SyntaxNode) => void): void {
  see(node);
  for (let child = node.firstChild; child; child = child.nextSibling) visit(child, see);
}

/** The first descendant of a name, the node itself included. */
export function find(node: SyntaxNode, name: string): SyntaxNode | undefined {
  if (node.name === name) return node;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

const groupings = /^(?:by|without|on|ignoring|group_left|group_right)$/i;

/** A variable outside of strings and ranges is a number, or the name of a label. */
function isNumber(tokens: readonly Token[], openings: readonly (Opening | undefined)[], index: number): boolean {
  const opening = openings[index];
  if (opening?.bracket.text === '{' || groupings.test(opening?.owner?.text ?? '')) return false;
  // In `| $label = "x"` it stands behind a pipe.
  return tokens[index - 1]?.text !== '|';
}
