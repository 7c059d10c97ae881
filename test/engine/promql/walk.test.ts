import { describe, expect, it } from 'vitest';
import { gauge, exporter } from '../../../engine/metric.ts';
import { above, avgOverTime, promql, raw, subquery, topk } from '../../../engine/promql/index.ts';
import type { Node } from '../../../engine/promql/node.ts';
import { childrenOf, contains, walk } from '../../../engine/promql/walk.ts';

const queue = gauge('queue_length', { from: exporter('shop', 'the shop'), help: 'Queue' });
const { node } = topk(3, avgOverTime(subquery(above(queue, 5), '1h', '5m')));

describe('walking a tree', () => {
  it('visits parents before their parts, and parts in the order of the text', () => {
    const seen: string[] = [];
    walk(node, ({ op }) => void seen.push(op));
    expect(seen).toEqual(['aggregate', 'number', 'call', 'subquery', 'binary', 'selector', 'number']);
  });

  it('sees the selector of a range and the operand of a negation', () => {
    const range: Node = { op: 'range', of: { op: 'selector', name: 'a', matchers: [] }, window: '5m' };
    expect(childrenOf(range)).toEqual([range.of]);
    expect(childrenOf({ op: 'negate', of: range })).toEqual([range]);
  });

  it('ends at raw text, which has no parts before it is parsed', () => {
    expect(childrenOf(raw(promql`${queue}`, { labels: [], unit: 'count' }).node)).toEqual([]);
  });

  it('finds what is anywhere below, the node itself included', () => {
    expect(contains(node, ({ op }) => op === 'aggregate')).toBe(true);
    expect(contains(node, (part) => part.op === 'selector' && part.metric?.kind === 'metric')).toBe(true);
    expect(contains(node, ({ op }) => op === 'raw')).toBe(false);
  });
});
