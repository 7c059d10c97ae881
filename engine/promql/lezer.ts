import { createRequire } from 'node:module';

type Grammar = typeof import('@prometheus-io/lezer-promql');
type Types = typeof import('@prometheus-io/codemirror-promql/dist/cjs/types/index.js');
type TypeChecker = typeof import('@prometheus-io/codemirror-promql/dist/cjs/parser/index.js').Parser;

export type Tree = ReturnType<Grammar['parser']['parse']>;
export type SyntaxNode = Tree['topNode'];
export type NodeType = Tree['type'];

/** Prometheus' own grammar and type checker. */
export interface Lezer {
  readonly grammar: Grammar;
  readonly TypeChecker: TypeChecker;
  /** Makes a node; positions of children count from its start. */
  readonly Tree: new (type: NodeType, children: readonly Tree[], positions: readonly number[], length: number) => Tree;
  /** Names of all functions, aggregations apart. */
  readonly functions: ReadonlySet<string>;
}

let loaded: Lezer | undefined;

/**
 * Loads both packages on the first call, since that takes about 60 ms. Both come through `require`: the type
 * checker requires the grammar, and a second instance of it would have other node types.
 */
export function lezer(): Lezer {
  return (loaded ??= load());
}

function load(): Lezer {
  const require = createRequire(import.meta.url);
  const grammar = require('@prometheus-io/lezer-promql') as Grammar;
  const { getFunction, ValueType } = require('@prometheus-io/codemirror-promql/dist/cjs/types/index.js') as Types;
  const { Parser } = require('@prometheus-io/codemirror-promql/dist/cjs/parser/index.js') as { Parser: TypeChecker };
  // The package declares pi() a vector, Prometheus a scalar (promql/parser/functions.go).
  getFunction(grammar.Pi).returnType = ValueType.scalar;
  const functions = new Set<string>();
  for (const id of Object.values(grammar)) {
    const name = typeof id === 'number' ? (getFunction(id)?.name as string | undefined) : undefined;
    if (name !== undefined) functions.add(name.toLowerCase());
  }
  // The package that defines the class is none of ours, so it is taken from a tree.
  const Tree = grammar.parser.parse('').constructor as Lezer['Tree'];
  return { grammar, TypeChecker: Parser, Tree, functions };
}

/** The aggregations, with the number of their arguments. */
export const aggregations: ReadonlyMap<string, 1 | 2> = new Map([
  ['sum', 1],
  ['min', 1],
  ['max', 1],
  ['avg', 1],
  ['group', 1],
  ['stddev', 1],
  ['stdvar', 1],
  ['count', 1],
  ['count_values', 2],
  ['bottomk', 2],
  ['topk', 2],
  ['quantile', 2],
  ['limitk', 2],
  ['limit_ratio', 2],
]);

/** Words that take a list of labels in parentheses. */
export const groupings: ReadonlySet<string> = new Set(['by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);

/** The children that the grammar names: brackets, commas and the like have no nodes. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
