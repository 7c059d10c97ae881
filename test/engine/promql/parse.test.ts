import { describe, expect, it } from 'vitest';
import type { Matcher, Matching, Node, SelectorNode } from '../../../engine/promql/node.ts';
import { parsePromql } from '../../../engine/promql/parse.ts';
import { formsInUse } from './forms.ts';
import { marked } from './marked.ts';

function nodeOf(text: string, grafana = false): Node {
  const parsed = parsePromql(text, { grafana });
  if ('problems' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.node;
}

const selector = (name: string, ...matchers: Matcher[]): SelectorNode => ({ op: 'selector', name, matchers });
const [a, b, c, x, y] = ['a', 'b', 'c', 'x', 'y'].map((name) => selector(name)) as [
  SelectorNode,
  SelectorNode,
  SelectorNode,
  SelectorNode,
  SelectorNode,
];
const number = (value: number): Node => ({ op: 'number', value });
const string = (value: string): Node => ({ op: 'string', value });
const negate = (of: Node): Node => ({ op: 'negate', of });
const call = (name: string, ...args: Node[]): Node => ({ op: 'call', function: name, arguments: args });
const binary = (
  left: Node,
  operator: string,
  right: Node,
  rest: { bool?: boolean; matching?: Matching } = {},
): Node => ({
  op: 'binary',
  operator,
  left,
  right,
  ...rest,
});
const sum: Node = { op: 'aggregate', function: 'sum', of: x };

const trees: readonly (readonly [text: string, node: Node])[] = [
  ['x', x],
  ['(((x)))', x],
  ['a:b', selector('a:b')],
  ['x{}', x],
  [
    'x{a="b",c!=\'d\',e=~`f\\d`,g!~"\\\\."}',
    selector(
      'x',
      { label: 'a', operator: '=', value: 'b' },
      { label: 'c', operator: '!=', value: 'd' },
      { label: 'e', operator: '=~', value: 'f\\d' },
      { label: 'g', operator: '!~', value: '\\.' },
    ),
  ],
  ['{__name__=~"a|b"}', { op: 'selector', matchers: [{ label: '__name__', operator: '=~', value: 'a|b' }] }],
  ['{__name__="a"}', { op: 'selector', matchers: [{ label: '__name__', operator: '=', value: 'a' }] }],
  ['{"a.b","c d"="e"}', selector('a.b', { label: 'c d', operator: '=', value: 'e' })],
  ['x offset 5m', { ...x, offset: '5m' }],
  ['x offset - 1h30m', { ...x, offset: '-1h30m' }],
  ['x offset 90', { ...x, offset: '90s' }],
  ['x offset 0s', x],
  ['x[5m]', { op: 'range', of: x, window: '5m' }],
  ['x[300]', { op: 'range', of: x, window: '300s' }],
  ['x[0.5]', { op: 'range', of: x, window: '500ms' }],
  ['x[5m] offset 1h', { op: 'range', of: { ...x, offset: '1h' }, window: '5m' }],
  ['rate(x[5m])', call('rate', { op: 'range', of: x, window: '5m' })],
  ['x[1h:]', { op: 'subquery', of: x, window: '1h' }],
  ['sum(x)[1h:5m] offset -1d', { op: 'subquery', of: sum, window: '1h', step: '5m', offset: '-1d' }],
  ['x offset 5m[1h:]', { op: 'subquery', of: { ...x, offset: '5m' }, window: '1h' }],
  ['time()', call('time')],
  [
    'label_replace(x, "a", \'$1\', `b`, "(.*)")',
    call('label_replace', x, string('a'), string('$1'), string('b'), string('(.*)')),
  ],
  ['sum(x)', sum],
  ['SUM (x)', sum],
  ['sum by (a, "b c") (x)', { ...sum, grouping: { kind: 'by', labels: ['a', 'b c'] } } as Node],
  ['sum(x) by (a,)', { ...sum, grouping: { kind: 'by', labels: ['a'] } } as Node],
  ['sum(x) without ()', { ...sum, grouping: { kind: 'without', labels: [] } } as Node],
  [
    'topk(5, x) by (a)',
    { op: 'aggregate', function: 'topk', grouping: { kind: 'by', labels: ['a'] }, parameter: number(5), of: x },
  ],
  ['count_values("v", x)', { op: 'aggregate', function: 'count_values', parameter: string('v'), of: x }],
  ['1', number(1)],
  ['-1', number(-1)],
  ['- 1', number(-1)],
  ['+1', number(1)],
  ['.5', number(0.5)],
  ['1e3', number(1000)],
  ['1e-3', number(0.001)],
  ['0x1F', number(31)],
  ['010', number(8)],
  ['08', number(8)],
  ['1_000', number(1000)],
  ['inf', number(Infinity)],
  ['-Inf', number(-Infinity)],
  ['NaN', number(Number.NaN)],
  ['5m', number(300)],
  ['-(1)', negate(number(1))],
  ['--1', negate(number(-1))],
  ['x * (-1)', binary(x, '*', number(-1))],
  ['-x', negate(x)],
  ['+x', x],
  ['"a\\n\\t\\"\\\\\\x41\\101\\u00e9\\U0001F600"', string('a\n\t"\\AAé😀')],
  ['"\\xc3\\xa9"', string('é')],
  ["'it\\'s \"quoted\"'", string('it\'s "quoted"')],
  ['`raw \\n`', string('raw \\n')],
  ['x # why\n+ # what\ny', binary(x, '+', y)],
  ['"# no comment" # one', string('# no comment')],
  ['x == bool 1', binary(x, '==', number(1), { bool: true })],
  ['x AND y', binary(x, 'and', y)],
  ['x ATAN2 y', binary(x, 'atan2', y)],
  ['x and on () y', binary(x, 'and', y, { matching: { kind: 'on', labels: [] } })],
  ['x * ignoring (a, b) y', binary(x, '*', y, { matching: { kind: 'ignoring', labels: ['a', 'b'] } })],
  [
    'x * on (a) group_left (b, "c d") y',
    binary(x, '*', y, { matching: { kind: 'on', labels: ['a'], group: { side: 'left', include: ['b', 'c d'] } } }),
  ],
  [
    'x > bool on (a) group_right y',
    binary(x, '>', y, { bool: true, matching: { kind: 'on', labels: ['a'], group: { side: 'right', include: [] } } }),
  ],
];

describe('parsePromql', () => {
  it.each(trees)('reads %s', (text, node) => {
    expect(nodeOf(text)).toEqual(node);
  });

  it.each(formsInUse)('reads %s', (text) => {
    expect(nodeOf(text)).toEqual(nodeOf(spread(text)));
  });

  it('gives problems for what is no PromQL, and no tree', () => {
    expect(parsePromql('rate(x)')).toEqual({
      problems: [{ start: 5, end: 6, message: 'rate() needs a range, this is an instant vector', help: 'write x[5m]' }],
    });
  });

  it.each([
    ['x «@ 5»', 'the @ modifier is not supported here'],
    ['rate(x[5m] «@ end()»)', 'the @ modifier is not supported here'],
    ['rate(x[5m:] «@ start()») + 1', 'the @ modifier is not supported here'],
  ])('has no tree for %s', (at, message) => {
    const { text, start, end } = marked(at);
    expect(parsePromql(text)).toEqual({ problems: [{ start, end, message }] });
  });
});

/** The same expression with its blanks doubled. */
function spread(text: string): string {
  return text.replace(/ (?=[^"]*(?:"[^"]*"[^"]*)*$)/g, ' \n ');
}

describe('precedence and associativity', () => {
  it.each<readonly [string, string]>([
    ['a + b * c', 'a + (b * c)'],
    ['a * b + c', '(a * b) + c'],
    ['a - b - c', '(a - b) - c'],
    ['a ^ b ^ c', 'a ^ (b ^ c)'],
    ['a or b and c', 'a or (b and c)'],
    ['a and b unless c', '(a and b) unless c'],
    ['a > b == c', '(a > b) == c'],
    ['a + b > c and x', '((a + b) > c) and x'],
    ['a % b atan2 c', '(a % b) atan2 c'],
    ['-a ^ b', '-(a ^ b)'],
    ['-a * b', '(-a) * b'],
    ['a ^ -b ^ c', 'a ^ (-(b ^ c))'],
    ['a ^ -b * c', '(a ^ (-b)) * c'],
    ['-1 ^ 2', '-(1 ^ 2)'],
    ['a * -1 ^ 2', 'a * (-(1 ^ 2))'],
    ['2 ^ -1', '2 ^ (-1)'],
    ['a + b offset 5m', 'a + (b offset 5m)'],
    ['a and b offset 3h > 0', 'a and ((b offset 3h) > 0)'],
    ['a < 1 and b < 2 and c offset 3h > 0 or x', '(((a < 1) and (b < 2)) and ((c offset 3h) > 0)) or x'],
    ['-a offset 5m', '-(a offset 5m)'],
    ['a * on (x) b offset 5m or c', '(a * on (x) (b offset 5m)) or c'],
    ['- 1 ^ a offset 5m + b', '(-(1 ^ (a offset 5m))) + b'],
    ['sum(a + b offset 5m > 0) / c offset 1h', '(sum((a + (b offset 5m)) > 0)) / (c offset 1h)'],
    ['max_over_time((a + b offset 5m)[1h:])', 'max_over_time(((a + (b offset 5m)))[1h:])'],
    ['a + max_over_time(b[1h:])', 'a + (max_over_time(b[1h:]))'],
  ])('reads %s as %s', (text, parenthesised) => {
    // Parentheses around `offset` would be refused: they stand in the table to be read.
    expect(nodeOf(text)).toEqual(nodeOf(parenthesised.replace(/\((\w offset \w+)\)/g, '$1')));
  });

  it('takes a postfix to the last operand, not to the whole', () => {
    expect(nodeOf('a and b offset 3h > 0')).toEqual(binary(a, 'and', binary({ ...b, offset: '3h' }, '>', number(0))));
    expect(nodeOf('- 1 ^ 2')).toEqual(negate(binary(number(1), '^', number(2))));
    expect(nodeOf('a + b offset 1h * c')).toEqual(binary(a, '+', binary({ ...b, offset: '1h' }, '*', c)));
  });
});

describe('spans', () => {
  function spansOf(text: string): string[] {
    const parsed = parsePromql(text);
    if ('problems' in parsed) throw new Error(text);
    return [...parsed.spans]
      .sort(([, [p, q]], [, [r, s]]) => p - r || s - q)
      .map(([node, [start, end]]) => `${node.op} ${text.slice(start, end)}`);
  }

  it('cover each node, without the parentheses around it', () => {
    expect(spansOf('(a + 1) * sum by (x) (rate(b{c="d"}[5m] offset 1h))')).toEqual([
      'binary (a + 1) * sum by (x) (rate(b{c="d"}[5m] offset 1h))',
      'binary a + 1',
      'selector a',
      'number 1',
      'aggregate sum by (x) (rate(b{c="d"}[5m] offset 1h))',
      'call rate(b{c="d"}[5m] offset 1h)',
      expect.stringMatching(/^(range|selector) b\{c="d"\}\[5m\] offset 1h$/),
      expect.stringMatching(/^(range|selector) b\{c="d"\}\[5m\] offset 1h$/),
    ]);
  });

  it('are right where the operands had to be put in order', () => {
    expect(spansOf('a and b offset 3h > -1 ^ 2')).toEqual([
      'binary a and b offset 3h > -1 ^ 2',
      'selector a',
      'binary b offset 3h > -1 ^ 2',
      'selector b offset 3h',
      'negate -1 ^ 2',
      'binary 1 ^ 2',
      'number 1',
      'number 2',
    ]);
  });
});

describe('Grafana variables', () => {
  it('stay as written in windows, steps, offsets and strings', () => {
    expect(nodeOf('max_over_time(x{job="$job"}[$__range:${step}s] offset $offset)', true)).toEqual(
      call('max_over_time', {
        op: 'subquery',
        of: selector('x', { label: 'job', operator: '=', value: '$job' }),
        window: '$__range',
        step: '${step}s',
        offset: '$offset',
      }),
    );
    expect(nodeOf('rate(x[$__rate_interval])', true)).toEqual(
      call('rate', { op: 'range', of: x, window: '$__rate_interval' }),
    );
  });

  it.each(['x > «$n»', 'sum(«$metric»)', '«${a}»_total', 'sum by («$label») (x)', 'topk(«$n», x)'])(
    'have no place in the tree of %s',
    (at) => {
      const { text, start, end } = marked(at);
      expect(parsePromql(text, { grafana: true })).toMatchObject({
        problems: [{ start, end, message: 'a Grafana variable is not supported here' }],
      });
    },
  );
});
