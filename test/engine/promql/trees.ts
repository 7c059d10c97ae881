import fc from 'fast-check';
import type { Matcher, Matching, Node, SelectorNode } from '../../../engine/promql/node.ts';

/** Random trees that Prometheus' type checker accepts, as parsing gives them: without metrics and raw text. */

const labelName = fc.constantFrom('job', 'instance', 'mode', 'le');
const labelNames = fc.uniqueArray(labelName, { maxLength: 3 });
const duration = fc.constantFrom('30s', '5m', '1h', '90m', '30d');
const metricName = fc.constantFrom('calls_total', 'up', 'job:calls:rate5m', 'and_so_on', 'info');
const anyText = fc.string({ unit: 'binary', maxLength: 8 });

const matcher: fc.Arbitrary<Matcher> = fc.oneof(
  fc.record({ label: labelName, operator: fc.constantFrom('=' as const, '!=' as const), value: anyText }),
  fc.record({
    label: labelName,
    operator: fc.constantFrom('=~' as const, '!~' as const),
    value: fc.constantFrom('a|b', 'x.+', 'a\\.b', '\\d+', '[^"]', 'tab\\t'),
  }),
);

/** A selector with a name, and perhaps with matchers and an offset. */
const selector: fc.Arbitrary<SelectorNode> = fc
  .record({
    name: metricName,
    matchers: fc.array(matcher, { maxLength: 2 }),
    offset: fc.option(duration, { nil: undefined }),
  })
  .map(({ name, matchers, offset }) => ({ op: 'selector', name, matchers, ...(offset !== undefined && { offset }) }));

const number: fc.Arbitrary<Node> = fc
  .oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.double({ noNaN: true }),
    fc.constantFrom(Infinity, -Infinity, 1e21, 1e-7, 0.1 + 0.2),
  )
  .map((value) => ({ op: 'number', value }));

const matching: fc.Arbitrary<Matching> = fc.record({
  kind: fc.constantFrom('on' as const, 'ignoring' as const),
  labels: labelNames,
});
const grouped: fc.Arbitrary<Matching> = fc
  .record({ labels: labelNames, side: fc.constantFrom('left' as const, 'right' as const), include: labelNames })
  .map(({ labels, side, include }) => {
    const group = { side, include: include.filter((label) => !labels.includes(label)) };
    return { kind: 'on', labels, group };
  });

export const arithmetic = ['+', '-', '*', '/', '%', '^', 'atan2'] as const;
export const comparisons = ['==', '!=', '>', '<', '>=', '<='] as const;
export const sets = ['and', 'or', 'unless'] as const;

const trees = fc.letrec<{ vector: Node; scalar: Node }>((tie) => {
  const vector = tie('vector');
  const scalar = tie('scalar');
  const binary = (operators: readonly string[], match: fc.Arbitrary<Matching | undefined>, bool = false) =>
    fc
      .record({
        operator: fc.constantFrom(...operators),
        left: vector,
        right: vector,
        matching: match,
        bool: fc.boolean(),
      })
      .map((given): Node => ({
        op: 'binary',
        operator: given.operator,
        left: given.left,
        right: given.right,
        ...(given.matching && { matching: given.matching }),
        ...(bool && given.bool && { bool: true }),
      }));
  const maybe = fc.option(fc.oneof(matching, grouped), { nil: undefined });
  const withNumber = fc
    .record({ operator: fc.constantFrom(...arithmetic, ...comparisons), vector, scalar, first: fc.boolean() })
    .map(({ operator, vector: of, scalar: by, first }): Node =>
      first ? { op: 'binary', operator, left: of, right: by } : { op: 'binary', operator, left: by, right: of },
    );
  const calculated = fc
    .record({ operator: fc.constantFrom(...arithmetic), left: scalar, right: scalar })
    .map(({ operator, left, right }): Node => ({ op: 'binary', operator, left, right }));
  const overTime = fc
    .record({
      of: fc.oneof(
        fc.record({ of: selector, window: duration }).map((range): Node => ({ op: 'range', ...range })),
        fc
          .record({
            of: vector,
            window: duration,
            step: fc.option(duration, { nil: undefined }),
            offset: fc.option(duration, { nil: undefined }),
          })
          .map(({ of, window, step, offset }): Node => ({
            op: 'subquery',
            of,
            window,
            ...(step !== undefined && { step }),
            ...(offset !== undefined && { offset }),
          })),
      ),
      name: fc.constantFrom('rate', 'max_over_time', 'resets'),
    })
    .map(({ of, name }): Node => ({ op: 'call', function: name, arguments: [of] }));
  const aggregate = fc
    .record({
      of: vector,
      name: fc.constantFrom('sum', 'avg', 'topk', 'quantile'),
      grouping: fc.option(fc.record({ kind: fc.constantFrom('by' as const, 'without' as const), labels: labelNames }), {
        nil: undefined,
      }),
      parameter: scalar,
    })
    .map(({ of, name, grouping, parameter }): Node => ({
      op: 'aggregate',
      function: name,
      ...(grouping && { grouping }),
      ...((name === 'topk' || name === 'quantile') && { parameter }),
      of,
    }));
  const negated = (of: fc.Arbitrary<Node>) => of.map((inner): Node => ({ op: 'negate', of: inner }));
  const called = fc.oneof(
    vector.map((of): Node => ({ op: 'call', function: 'abs', arguments: [of] })),
    fc
      .record({ of: vector, to: scalar })
      .map(({ of, to }): Node => ({ op: 'call', function: 'clamp_min', arguments: [of, to] })),
    fc.record({ of: vector, text: anyText }).map(({ of, text }): Node => {
      const texts = ['job', text, 'instance', '(.*):\\d+'].map((value): Node => ({ op: 'string', value }));
      return { op: 'call', function: 'label_replace', arguments: [of, ...texts] };
    }),
  );
  return {
    vector: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      selector,
      binary(arithmetic, maybe),
      binary(comparisons, maybe, true),
      binary(sets, fc.option(matching, { nil: undefined })),
      withNumber,
      overTime,
      aggregate,
      called,
      negated(vector),
    ),
    scalar: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      number,
      fc.constant<Node>({ op: 'call', function: 'time', arguments: [] }),
      calculated,
      negated(scalar),
    ),
  };
});

export const vectorTree: fc.Arbitrary<Node> = trees.vector;
export const scalarTree: fc.Arbitrary<Node> = trees.scalar;
