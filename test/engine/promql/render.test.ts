import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { counter, everyTarget, exporter, gauge } from '../../../engine/metric.ts';
import { expression } from '../../../engine/promql/expression.ts';
import {
  above,
  absent,
  and,
  type Expression,
  increase,
  labelReplace,
  matches,
  not,
  offset,
  oneOf,
  or,
  promql,
  rate,
  ratio,
  raw,
  select,
  subquery,
  avgOverTime,
  sum,
  sumBy,
  times,
  topk,
  vector,
} from '../../../engine/promql/index.ts';
import type { Node } from '../../../engine/promql/node.ts';
import { parsePromql } from '../../../engine/promql/parse.ts';
import { NoJob, render, renderBlock, renderText } from '../../../engine/promql/render.ts';
import { contains, walk } from '../../../engine/promql/walk.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { evaluate, samplesOf } from './evaluate.ts';
import { arithmetic, comparisons, scalarTree, sets, vectorTree } from './trees.ts';

const shop = exporter('shop', 'the shop');
const calls = counter('calls_total', { from: shop, help: 'Calls', labels: { mode: ['idle', 'busy'], path: 'any' } });
const queue = gauge('queue_length', { from: shop, help: 'Queue' });
const up = gauge('up', { from: everyTarget, help: 'Up' });
const jobs = { shop: 'shop-server' };

const a: Node = { op: 'selector', name: 'a', matchers: [] };
const b: Node = { op: 'selector', name: 'b', matchers: [] };
const c: Node = { op: 'selector', name: 'c', matchers: [] };
const number = (value: number): Node => ({ op: 'number', value });
const binary = (operator: string, left: Node, right: Node): Node => ({ op: 'binary', operator, left, right });
const negate = (of: Node): Node => ({ op: 'negate', of });

const textOf = (expr: unknown): string => renderText(expr as Expression, jobs).text;
const textOfNode = (node: Node): string => textOf(expression(node));

function parsed(text: string): Node {
  const result = parsePromql(text);
  if ('problems' in result) throw new Error(`${text}: ${JSON.stringify(result.problems)}`);
  return result.node;
}

beforeAll(() => tool('promtool'), fetchTimeout);

describe('a selector', () => {
  it('is pinned to the job of its exporter, which the installation names', () => {
    expect(textOf(increase(calls, '5m'))).toBe('increase(calls_total{job="shop-server"}[5m])');
    expect(textOf(sum(up))).toBe('sum(up)');
  });

  it('of an exporter that the installation does not scrape is refused by the name of that exporter', () => {
    expect(() => renderText(increase(calls, '5m'), {})).toThrow(NoJob);
    expect(() => renderText(increase(calls, '5m'), {})).toThrow('no scrape job for the shop');
  });

  it('writes matchers in the order in which they were added', () => {
    const picked = select(select(calls, { path: not('/health') }), { mode: oneOf('idle', 'busy') });
    expect(textOf(rate(picked, '5m'))).toBe(
      'rate(calls_total{job="shop-server",path!="/health",mode=~"idle|busy"}[5m])',
    );
  });

  it('takes another job instead of its own, once', () => {
    expect(textOf(select(up, { job: shop }))).toBe('up{job="shop-server"}');
    expect(textOf(select(queue, { job: 'shop-blue' }))).toBe('queue_length{job="shop-blue"}');
  });

  it('escapes what is special in a regular expression, and only there', () => {
    expect(textOf(rate(select(calls, { path: oneOf('/a.b', '/c+d') }), '5m'))).toContain(
      String.raw`path=~"/a\\.b|/c\\+d"`,
    );
    expect(textOf(rate(select(calls, { path: matches('/a.+') }), '5m'))).toContain('path=~"/a.+"');
    expect(textOf(rate(select(calls, { path: '/a.b' }), '5m'))).toContain('path="/a.b"');
  });

  it('quotes quotes, backslashes and line breaks in a way that Prometheus reads back', async () => {
    const nasty = 'say "hi"\\ \n\t{}\u0001é';
    const series = { [`calls_total{job="shop-server",path=${JSON.stringify(nasty)}}`]: '0+60x10' };
    const expr = textOf(rate(select(calls, { path: nasty }), '5m'));
    const [answer] = await evaluate({ series, ask: [{ expr, at: '5m' }] });
    expect(samplesOf(answer)).toEqual([{ labels: { job: 'shop-server', path: nasty }, value: 1 }]);
  });

  it('puts an offset behind the range', () => {
    expect(textOf(increase(offset(calls, '3d'), '1d'))).toBe('increase(calls_total{job="shop-server"}[1d] offset 3d)');
    expect(textOf(offset(queue, '1d'))).toBe('queue_length{job="shop-server"} offset 1d');
  });
});

describe('other parts of an expression', () => {
  it('a subquery puts anything but an atom into parentheses', () => {
    const busy = above(queue, 5);
    expect(textOf(avgOverTime(subquery(busy, '1d', '5m')))).toBe(
      'avg_over_time((queue_length{job="shop-server"} > 5)[1d:5m])',
    );
    expect(textOf(avgOverTime(subquery(sum(queue), '1d', '5m')))).toBe(
      'avg_over_time(sum(queue_length{job="shop-server"})[1d:5m])',
    );
  });

  it('an aggregation names its labels before its operand', () => {
    expect(textOf(sumBy(['job', 'mode'], rate(calls, '5m')))).toBe(
      'sum by (job, mode) (rate(calls_total{job="shop-server"}[5m]))',
    );
    expect(textOf(topk(3, queue))).toBe('topk(3, queue_length{job="shop-server"})');
  });

  it('a matching always writes its parentheses, so that none of the operand is mistaken for it', () => {
    const perJob = sumBy(['job'], rate(calls, '5m'));
    const text = textOf(times(rate(calls, '5m'), perJob, { on: ['job'], groupLeft: [] }));
    expect(text).toContain(' * on (job) group_left () sum by (job) (');
  });

  it('a ratio divides by what is more than nothing', () => {
    const all = sum(rate(calls, '5m'));
    expect(textOf(ratio(all, all))).toMatch(/^sum\(.*\) \/ \(sum\(.*\) > 0\)$/);
  });

  it('a matching without `on` compares all labels', () => {
    const all = sumBy(['job'], rate(calls, '5m'));
    expect(textOf(times(all, all, {}))).toContain(' * ignoring () ');
    expect(textOf(times(all, all, { groupLeft: [] }))).toContain(' * ignoring () group_left () ');
  });

  it('raw text stands in parentheses where it is a part of something', () => {
    const text = raw(promql`${queue}{job="${shop}"} or vector(0)`, { labels: ['job', 'instance'], unit: 'count' });
    expect(textOf(text)).toBe('queue_length{job="shop-server"} or vector(0)');
    expect(textOf(above(text, 1))).toBe('(queue_length{job="shop-server"} or vector(0)) > 1');
    const around = raw(promql`max_over_time(${sum(queue)}[5m:1m])`, { labels: [], unit: 'count' });
    expect(textOf(around)).toBe('max_over_time((sum(queue_length{job="shop-server"}))[5m:1m])');
  });

  it('label_replace quotes its texts', () => {
    expect(textOf(labelReplace(queue, 'host', '$1', 'instance', '(.*):\\d+'))).toBe(
      'label_replace(queue_length{job="shop-server"}, "host", "$1", "instance", "(.*):\\\\d+")',
    );
  });
});

describe('numbers', () => {
  const values = [
    0,
    -0,
    1,
    -1,
    0.1 + 0.2,
    1e21,
    1e-7,
    123456789012345680000,
    Number.MAX_VALUE,
    5e-324,
    Infinity,
    -Infinity,
    NaN,
  ];

  it('are read by Prometheus as they were meant', async () => {
    const ask = values.map((value) => ({ expr: textOf(vector(value)), at: '0m' }));
    const answers = await evaluate({ series: {}, ask });
    expect(answers.map((answer) => samplesOf(answer)[0]!.value)).toEqual(values);
  });

  it('bind their sign as a negation does', () => {
    expect(textOfNode(binary('^', number(-5), number(2)))).toBe('(-5) ^ 2');
    expect(textOfNode(binary('*', number(-5), number(2)))).toBe('-5 * 2');
    expect(textOfNode(binary('-', a, number(-5)))).toBe('a - -5');
  });
});

describe('parentheses', () => {
  const levels = [['or'], ['and', 'unless'], [...comparisons], ['+', '-'], ['*', '/', '%', 'atan2'], ['^']];
  const level = (operator: string) => levels.findIndex((operators) => operators.includes(operator));
  const all = [...arithmetic, ...comparisons, ...sets];
  const pairs = all.flatMap((outer) => all.map((inner) => [outer, inner] as const));

  it('stand around an operand that binds less, or as much on the other side, and around a calculation in a set', () => {
    for (const [outer, inner] of pairs) {
      const left = textOfNode(binary(outer, binary(inner, a, b), c));
      const right = textOfNode(binary(outer, a, binary(inner, b, c)));
      const inSet = level(outer) <= level('and') && level(inner) >= level('+');
      const [needsLeft, needsRight] =
        level(inner) === level(outer) ? [outer === '^', outer !== '^'] : twice(level(inner) < level(outer) || inSet);
      expect(left).toBe(needsLeft ? `(a ${inner} b) ${outer} c` : `a ${inner} b ${outer} c`);
      expect(right).toBe(needsRight ? `a ${outer} (b ${inner} c)` : `a ${outer} b ${inner} c`);
    }
    expect(pairs).toHaveLength(256);
  });

  it("of every pair of operators give the tree back when Prometheus' own grammar reads them", () => {
    for (const [outer, inner] of pairs) {
      for (const tree of [
        binary(outer, binary(inner, a, b), c),
        binary(outer, a, binary(inner, b, c)),
        binary(outer, negate(binary(inner, a, b)), c),
        binary(outer, a, negate(binary(inner, b, c))),
        negate(binary(outer, a, binary(inner, b, c))),
      ]) {
        const text = textOfNode(tree);
        expect(parsed(text), text).toEqual(tree);
      }
    }
  });

  it("give any tree back when Prometheus' own grammar reads its text", () => {
    fc.assert(
      fc.property(vectorTree, (tree) => {
        const text = textOfNode(tree);
        const again = parsed(text);
        expect(textOfNode(again)).toBe(text);
        expect(withoutSigns(again)).toEqual(withoutSigns(tree));
      }),
      { numRuns: 200 },
    );
  });

  it('give any calculation its value in the real rule engine', async () => {
    const trees = fc.sample(scalarTree.filter(isCalculable), { numRuns: 200, seed: 7 });
    const ask = trees.map((tree) => ({ expr: textOfNode(tree), at: '0m' }));
    const answers = await evaluate({ series: {}, ask });
    trees.forEach((tree, index) => {
      const [sample] = samplesOf(answers[index]);
      expect(rounded(sample!.value), ask[index]!.expr).toBe(rounded(valueOf(tree)));
    });
  });
});

describe('spans', () => {
  it('hold the text that a node has by itself', () => {
    fc.assert(
      fc.property(vectorTree, (tree) => {
        const { text, spans } = render(expression(tree), jobs);
        walk(tree, (node) => {
          const [start, end] = spans.get(node)!;
          expect([textOfNode(node), textOfNode({ ...node, offset: '' } as Node)]).toContain(text.slice(start, end));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the nodes that the author wrote, where a renamed metric was rewritten', () => {
    const orders = counter('orders_total', {
      from: shop,
      help: 'Orders',
      formerly: 'sales_total',
      until: '2027-06-30',
    });
    const share = ratio(sum(increase(calls, '5m')), sum(increase(orders, '5m')));
    const { text, spans } = render(share, jobs);
    const parts: string[] = [];
    walk(share.node, (node) => void parts.push(text.slice(...spans.get(node)!)));
    const growth = (name: string) => `increase(${name}{job="shop-server"}[5m])`;
    const [now, before] = [growth('orders_total'), growth('sales_total')];
    const all = `sum((${now} + ${before}) or ${now} or ${before})`;
    expect(parts[0]).toBe(text);
    expect(parts).toContain(`${all} > 0`);
    expect(parts).toContain(all);
    expect(parts).toContain(now);
  });

  it('of the selector of a range end before the window', () => {
    const grown = increase(offset(calls, '1d'), '5m');
    const { text, spans } = render(grown, jobs);
    const range = nodeIn(grown, 'range');
    const selector = nodeIn(grown, 'selector');
    expect(text.slice(...spans.get(range)!)).toBe('calls_total{job="shop-server"}[5m] offset 1d');
    expect(text.slice(...spans.get(selector)!)).toBe('calls_total{job="shop-server"}');
  });
});

describe('the shape', () => {
  const shapeOf = (expr: unknown): string => renderText(expr as Expression, jobs).shape;

  it('is the same for expressions that differ in names, numbers, windows and strings', () => {
    const one = above(rate(select(calls, { path: '/a' }), '5m'), 0.5);
    const other = above(rate(select(calls, { mode: 'idle' }), '1h'), 20);
    expect(shapeOf(one)).toBe(shapeOf(other));
  });

  it('differs where operators, functions or the number of matchers do', () => {
    const shapes = [
      above(sum(queue), 1),
      above(sum(up), 1),
      above(sum(offset(queue, '1h')), 1),
      absent(queue),
      times(queue, 2),
    ].map(shapeOf);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('keeps raw text as it is', () => {
    const text = raw(promql`max_over_time(up[5m])`, { labels: ['job'], unit: 'boolean' });
    expect(shapeOf(text)).toBe('max_over_time(up[5m])');
  });
});

describe('a block for a rule file', () => {
  const busy = sumBy(['job'], rate(calls, '5m'));

  it('stays on one line while that is short', () => {
    expect(renderBlock(above(queue, 5, { provided: queue }), jobs)).not.toContain('\n');
  });

  it('starts a line at each `and`, `or` and `unless`, with the matching beside it', () => {
    const expr = above(busy, 5, { provided: [busy, busy] });
    const one = 'sum by (job) (rate(calls_total{job="shop-server"}[5m]))';
    expect(renderBlock(expr, jobs)).toBe(`${one} > 5\nand on (job) ${one}\nand on (job) ${one}`);
  });

  it('indents what stands in parentheses', () => {
    const either = or(above(busy, 5), above(busy, 6));
    const one = 'sum by (job) (rate(calls_total{job="shop-server"}[5m]))';
    expect(renderBlock(and(either, busy), jobs)).toBe(`(\n  ${one} > 5\n  or ${one} > 6\n)\nand ${one}`);
    expect(renderBlock(and(busy, either), jobs)).toBe(`${one}\nand (\n  ${one} > 5\n  or ${one} > 6\n)`);
  });

  it('means what the single line means', () => {
    fc.assert(
      fc.property(vectorTree, (tree) => {
        const block = renderBlock(expression(tree), jobs, 0);
        expect(parsed(block)).toEqual(parsed(textOfNode(tree)));
      }),
      { numRuns: 200 },
    );
  });
});

const twice = <T>(value: T): [T, T] => [value, value];

function nodeIn({ node }: Expression, op: Node['op']): Node {
  const found: Node[] = [];
  walk(node, (part) => void (part.op === op && found.push(part)));
  return found[0]!;
}

/** A negative number and a negated number are one text: `-5`. */
function withoutSigns(node: Node): Node {
  const text = JSON.stringify(node, (_key, value: unknown) => {
    const part = value as Node | number;
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part);
    if (typeof part !== 'object' || part === null || part.op !== 'number') return part;
    const positive = { op: 'number', value: String(Math.abs(part.value)) };
    return part.value < 0 || Object.is(part.value, -0) ? { op: 'negate', of: positive } : positive;
  });
  return JSON.parse(text) as Node;
}

/** The last digits of a power differ, and -0 is 0. */
const rounded = (value: number): number => Number(value.toPrecision(9)) + 0;

/** What Go and JavaScript compute alike: small integers, and remainders of integers only. */
function isCalculable(tree: Node): boolean {
  return !contains(tree, (node) => {
    if (node.op === 'number') return !Number.isInteger(node.value) || Math.abs(node.value) > 50;
    if (node.op !== 'binary') return node.op !== 'negate';
    const remains = node.operator === '%' && [node.left, node.right].every(isCalculable);
    return (
      node.operator === 'atan2' || (remains && ![valueOf(node.left), valueOf(node.right)].every(Number.isSafeInteger))
    );
  });
}

function valueOf(node: Node): number {
  if (node.op === 'number') return node.value;
  if (node.op === 'negate') return -valueOf(node.of);
  if (node.op !== 'binary') throw new Error(node.op);
  const [left, right] = [valueOf(node.left), valueOf(node.right)];
  switch (node.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    default:
      return power(left, right);
  }
}

/** As IEEE 754 and Go have it; JavaScript answers NaN for 1 to a power that is infinite or NaN. */
function power(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1;
  return base ** exponent;
}
