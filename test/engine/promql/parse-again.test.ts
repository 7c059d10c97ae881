import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matcher, Matching, Node, SelectorNode } from '../../../engine/promql/node.ts';
import { parsePromql } from '../../../engine/promql/parse.ts';

function nodeOf(text: string): Node {
  const parsed = parsePromql(text);
  if ('problems' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.node;
}

const number = (value: number): Node => ({ op: 'number', value });
const call = (name: string, ...args: Node[]): Node => ({ op: 'call', function: name, arguments: args });
const binary = (left: Node, operator: string, right: Node, rest: object = {}): Node => ({
  op: 'binary',
  operator,
  left,
  right,
  ...rest,
});

const operators = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  'atan2',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
  'unless',
] as const;
const levels: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};
const levelOf = (operator: string): number => levels[operator] ?? 3;

const label = fc.constantFrom('job', 'on', 'by', 'le', 'instance_1');
const duration = fc.constantFrom('5m', '1h30m', '1d', '500ms', '1w');
const matcher: fc.Arbitrary<Matcher> = fc.record({
  label,
  operator: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const),
  value: fc.constantFrom('', 'a', 'a|b', '.*', '\\d+\\.', 'a "quoted" \\\\ value', 'é😀', '\n\t'),
});
const aSelector: fc.Arbitrary<SelectorNode> = fc
  .record({
    name: fc.constantFrom('x', 'a:b', 'sum', 'up_total'),
    matchers: fc.array(matcher, { maxLength: 2 }),
    offset: fc.option(fc.constantFrom('5m', '-1h')),
  })
  .map(({ name, matchers, offset }) => ({ op: 'selector', name, matchers, ...(offset !== null && { offset }) }));
const labels = fc.uniqueArray(label, { maxLength: 3 });

/** Trees that are instant vectors. Numbers under a sign are left out: `-1` is a number of its own. */
const { vector } = fc.letrec<{ vector: Node; leaf: Node; range: Node; number: Node }>((tie) => ({
  number: fc
    .oneof(
      fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
      fc.integer(),
    )
    .map(number),
  range: fc.oneof(
    fc.record({ op: fc.constant('range' as const), of: aSelector, window: duration }),
    fc.record(
      {
        op: fc.constant('subquery' as const),
        of: tie('vector'),
        window: duration,
        step: duration,
        offset: fc.constantFrom('1h', '-5m'),
      },
      { requiredKeys: ['op', 'of', 'window'] },
    ),
  ),
  leaf: fc.oneof(
    aSelector,
    tie('range').map((range) => call('rate', range)),
  ),
  vector: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(tie('vector'), fc.constantFrom('abs', 'ceil', 'absent')).map(([of, name]) => call(name, of)),
    fc.tuple(tie('vector'), tie('number')).map(([of, least]) => call('clamp_min', of, least)),
    tie('vector').map((of): Node => ({ op: 'negate', of })),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('sum', 'max'),
        fc.option(fc.record({ kind: fc.constantFrom('by' as const, 'without' as const), labels })),
      )
      .map(([of, name, grouping]): Node => ({ op: 'aggregate', function: name, ...(grouping && { grouping }), of })),
    fc
      .tuple(tie('vector'), tie('number'))
      .map(([of, parameter]): Node => ({ op: 'aggregate', function: 'topk', parameter, of })),
    fc
      .tuple(tie('vector'), fc.constantFrom(...operators), tie('vector'), fc.boolean(), fc.option(labels), fc.boolean())
      .map(withOperator),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '^', '>'), tie('vector'), fc.boolean())
      .map(([value, operator, of, first]) => (first ? binary(value, operator, of) : binary(of, operator, value))),
  ),
}));

function withOperator([left, operator, right, bool, on, grouped]: [
  Node,
  string,
  Node,
  boolean,
  string[] | null,
  boolean,
]): Node {
  const isSet = levelOf(operator) < 3;
  const group = grouped && !isSet ? { group: { side: 'left' as const, include: ['extra'] } } : {};
  return binary(left, operator, right, {
    ...(bool && levelOf(operator) === 3 && { bool }),
    ...(on && { matching: { kind: grouped ? 'on' : 'ignoring', labels: on, ...group } }),
  });
}

const matcherText = ({ label, operator, value }: Matcher): string => `${label}${operator}${JSON.stringify(value)}`;
const offsetText = (offset: string | undefined): string => (offset === undefined ? '' : ` offset ${offset}`);

function matchingText(matching: Matching | undefined): string {
  if (!matching) return '';
  const { kind, labels: on, group } = matching;
  return `${kind} (${on.join(', ')}) ${group ? `group_${group.side} (${group.include.join(', ')}) ` : ''}`;
}

type Parentheses = 'all' | 'needed';

function render(node: Node, style: Parentheses): string {
  const operand = (of: Node, least: number) => {
    const text = render(of, style);
    return style === 'all' || levelIn(of) < least ? `(${text})` : text;
  };
  switch (node.op) {
    case 'selector':
      return `${node.name}{${node.matchers.map(matcherText).join(', ')}}${offsetText(node.offset)}`;
    case 'range': {
      const { offset, ...of } = node.of;
      return `${render(of, style)}[${node.window}]${offsetText(offset)}`;
    }
    case 'subquery':
      return `${operand(node.of, 9)}[${node.window}:${node.step ?? ''}]${offsetText(node.offset)}`;
    case 'call':
      return `${node.function}(${node.arguments.map((argument) => render(argument, style)).join(', ')})`;
    case 'aggregate': {
      const grouping = node.grouping ? ` ${node.grouping.kind} (${node.grouping.labels.join(', ')}) ` : '';
      const given = node.parameter ? [node.parameter, node.of] : [node.of];
      return `${node.function}${grouping}(${given.map((argument) => render(argument, style)).join(', ')})`;
    }
    case 'binary': {
      const level = levelOf(node.operator);
      const left = operand(node.left, node.operator === '^' ? level + 1 : level);
      const right = operand(node.right, node.operator === '^' ? level : level + 1);
      return `${left} ${node.operator} ${node.bool ? 'bool ' : ''}${matchingText(node.matching)}${right}`;
    }
    case 'number':
      return String(node.value).replace('Infinity', 'Inf');
    case 'string':
      return JSON.stringify(node.value);
    case 'negate':
      return `-${operand(node.of, 5.5)}`;
    default:
      throw new Error(node.op);
  }
}

/** How tightly a tree holds together: a sign stands with multiplication, also that of a number. */
function levelIn(node: Node): number {
  if (node.op === 'binary') return levelOf(node.operator);
  return node.op === 'negate' || (node.op === 'number' && node.value < 0) ? 5.5 : 9;
}

describe('a tree that is written and read again', () => {
  it.each(['all', 'needed'] as const)('is the same, with %s parentheses', (style) => {
    fc.assert(
      fc.property(vector, (tree) => {
        expect(nodeOf(render(tree, style))).toEqual(tree);
      }),
      { numRuns: 300 },
    );
  });
});
