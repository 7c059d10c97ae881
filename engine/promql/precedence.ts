import type { Node } from './node.ts';

/** https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operator-precedence */
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

export type Side = 'left' | 'right';

/** Whether an operand of a binary operator stands in parentheses. */
export function needsParentheses(child: Node, operator: string, side: Side): boolean {
  const level = precedences[operator]!;
  const own = precedenceOf(child);
  if (own === level) return side === (operator === '^' ? 'left' : 'right');
  // `(a + b) or c`: not needed, but nobody has to know that.
  const sumInSet = isSetOperator(operator) && child.op === 'binary' && own > precedences['==']!;
  return own < level || sumInSet;
}

/** Whether it is `and`, `or` or `unless`. */
export function isSetOperator(operator: string): boolean {
  return precedences[operator]! <= precedences.and!;
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

/** Whether a suffix such as `[5m:1m]` takes all of it. */
export function isAtom(node: Node): boolean {
  return precedenceOf(node) === atom;
}

/** Whether `-` in front of it would take a part of it only. */
export function bindsLessThanNegation(node: Node): boolean {
  return precedenceOf(node) < negation;
}

/** Whether a number is written with a sign: -0, too. */
export function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}
