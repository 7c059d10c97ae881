import { childrenOf, lezer, type NodeType, type SyntaxNode, type Tree } from './lezer.ts';

/** What stands behind its operand: to Prometheus it binds tighter than any operator, to the lezer grammar weaker. */
const postfixes = new Set([
  'OffsetExpr',
  'MatrixSelector',
  'SubqueryExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
]);

/** Levels of the binary operators (generated_parser.y of Prometheus); a sign stands with multiplication. */
const levels: Readonly<Record<string, number>> = {
  Or: 1,
  And: 2,
  Unless: 2,
  Add: 4,
  Sub: 4,
  Mul: 5,
  Div: 5,
  Mod: 5,
  Atan2: 5,
  Pow: 6,
};
const comparison = 3;
const power = 6;

/**
 * The tree as Prometheus associates it. The lezer grammar reads `a and b offset 1h > 0` as
 * `((a and b) offset 1h) > 0` and `-1 ^ 2` as `(-1) ^ 2`, where Prometheus has `a and ((b offset 1h) > 0)` and
 * `-(1 ^ 2)`. Trees that are right already, which most are, come back as they are.
 */
export function associated(tree: Tree, text: string): Tree {
  return isMisread(tree.topNode, text) ? rebuilt(tree.topNode, text).tree : tree;
}

function isMisread(node: SyntaxNode, text: string): boolean {
  const first = node.firstChild;
  if (
    first &&
    postfixes.has(node.name) &&
    (first.name === 'BinaryExpr' || first.name === 'UnaryExpr' || isSigned(first, text))
  ) {
    return true;
  }
  if (first && node.name === 'BinaryExpr' && isSigned(first, text) && first.nextSibling?.name === 'Pow') return true;
  for (let child = first; child; child = child.nextSibling) {
    if (isMisread(child, text)) return true;
  }
  return false;
}

function isSigned(node: SyntaxNode, text: string): boolean {
  return node.name === 'NumberDurationLiteral' && (text[node.from] === '-' || text[node.from] === '+');
}

interface Piece {
  readonly tree: Tree;
  readonly from: number;
  readonly to: number;
}

type Item =
  | { readonly kind: 'operand'; readonly piece: Piece; readonly isNumber: boolean }
  | { readonly kind: 'sign'; readonly piece: Piece }
  | { readonly kind: 'postfix'; readonly type: NodeType; readonly pieces: readonly Piece[]; readonly to: number }
  | { readonly kind: 'infix'; readonly type: NodeType; readonly pieces: readonly Piece[]; readonly level: number };

function rebuilt(node: SyntaxNode, text: string): Piece {
  if (node.name === 'BinaryExpr' || node.name === 'UnaryExpr' || postfixes.has(node.name)) {
    const items = itemsOf(node, text);
    return expressionFrom(items, { at: 0 }, 0).piece;
  }
  const pieces = childrenOf(node).map((child) => rebuilt(child, text));
  return pieces.length === 0
    ? { tree: node.toTree(), from: node.from, to: node.to }
    : parent(node.type, pieces, node.from, node.to);
}

function parent(type: NodeType, pieces: readonly Piece[], from: number, to: number): Piece {
  const trees = pieces.map(({ tree }) => tree);
  const positions = pieces.map((piece) => piece.from - from);
  return { tree: new (lezer().Tree)(type, trees, positions, to - from), from, to };
}

/** Operands, signs, operators and postfixes in the order of the text; what brackets enclose is one operand. */
function itemsOf(node: SyntaxNode, text: string): Item[] {
  const children = childrenOf(node);
  const pieces = (from: number, to?: number) => children.slice(from, to).map((child) => rebuilt(child, text));
  if (node.name === 'UnaryExpr')
    return [{ kind: 'sign', piece: rebuilt(children[0]!, text) }, ...itemsOf(children[1]!, text)];
  if (node.name === 'BinaryExpr') {
    const level = levels[children[1]!.name] ?? comparison;
    const infix: Item = { kind: 'infix', type: node.type, pieces: pieces(1, -1), level };
    return [...itemsOf(children[0]!, text), infix, ...itemsOf(children.at(-1)!, text)];
  }
  if (postfixes.has(node.name)) {
    return [...itemsOf(children[0]!, text), { kind: 'postfix', type: node.type, pieces: pieces(1), to: node.to }];
  }
  return isSigned(node, text)
    ? signedNumber(node, text)
    : [operandOf(rebuilt(node, text), node.name === 'NumberDurationLiteral')];
}

const operandOf = (piece: Piece, isNumber: boolean): Item => ({ kind: 'operand', piece, isNumber });

function signedNumber(node: SyntaxNode, text: string): Item[] {
  const { grammar } = lezer();
  const digits = node.from + 1 + text.slice(node.from + 1, node.to).search(/\S/);
  const sign = grammar.parser.nodeSet.types[grammar.UnaryOp]!;
  return [
    { kind: 'sign', piece: parent(sign, [], node.from, node.from + 1) },
    operandOf(parent(node.type, [], digits, node.to), true),
  ];
}

interface Operand {
  readonly piece: Piece;
  /** A number without parentheses, which takes a sign into itself. */
  readonly isNumber: boolean;
}

/** Operator precedence parsing, from `cursor.at`, of operators of at least this level. */
function expressionFrom(items: readonly Item[], cursor: { at: number }, least: number): Operand {
  const first = items[cursor.at++]!;
  let left: Operand =
    first.kind === 'sign' ? signed(first.piece, expressionFrom(items, cursor, power)) : (first as Operand);
  for (let item = items[cursor.at]; item?.kind === 'postfix'; item = items[cursor.at]) {
    left = { piece: parent(item.type, [left.piece, ...item.pieces], left.piece.from, item.to), isNumber: false };
    cursor.at += 1;
  }
  for (let item = items[cursor.at]; item?.kind === 'infix' && item.level >= least; item = items[cursor.at]) {
    cursor.at += 1;
    // Only ^ associates to the right.
    const right = expressionFrom(items, cursor, item.level === power ? power : item.level + 1).piece;
    const pieces = [left.piece, ...item.pieces, right];
    left = { piece: parent(item.type, pieces, left.piece.from, right.to), isNumber: false };
  }
  return left;
}

function signed(sign: Piece, { piece, isNumber }: Operand): Operand {
  const { grammar } = lezer();
  const whole = isNumber
    ? parent(piece.tree.type, [], sign.from, piece.to)
    : parent(grammar.parser.nodeSet.types[grammar.UnaryExpr]!, [sign, piece], sign.from, piece.to);
  return { piece: whole, isNumber: false };
}
