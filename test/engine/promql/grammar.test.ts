import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../engine/promql/grammar.ts';
import { problemsOfShape } from '../../../engine/promql/shape.ts';
import { accepted, refused } from './examples.ts';
import { formsInUse } from './forms.ts';
import { marked } from './marked.ts';

describe('problemsOf', () => {
  it.each(accepted)('accepts %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each(formsInUse)('accepts %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it.each(refused.map(([at, message, help]) => ({ at, message, help })))(
    'refuses $at: $message',
    ({ at, message, help }) => {
      const { text, start, end } = marked(at);
      const [first, ...others] = problemsOf(text);
      expect(first).toEqual({ start, end, message, ...(help && { help }) });
      expect(others).toEqual([]);
    },
  );

  it('reports everything that is wrong with the types at once, in the order of the text', () => {
    expect(problemsOf('rate(x) + sum(y[5m]) > bool label_replace(z)').map(({ start, end }) => [start, end])).toEqual([
      [5, 6],
      [14, 19],
      [28, 44],
    ]);
  });

  it('reports every function that does not exist', () => {
    const text = 'foo_bar_baz(x) + rte(y[5m])';
    expect(problemsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['foo_bar_baz', 'rte']);
  });

  it('refuses in bounded time what nests or goes on too far', () => {
    const started = performance.now();
    const texts = [
      '('.repeat(5000),
      `${'-'.repeat(5000)}x`,
      `x${'+x'.repeat(5000)}`,
      `x${' or x'.repeat(5000)}`,
      `x${'[5m:]'.repeat(900)}`,
    ];
    for (const text of texts) expect(problemsOf(text), text.slice(0, 20)).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('accepts a hundred levels and three hundred operators', () => {
    expect(problemsOf(`${'('.repeat(100)}x${')'.repeat(100)}`)).toEqual([]);
    expect(problemsOf(`x${' + x'.repeat(300)}`)).toEqual([]);
  });
});

describe('Grafana variables', () => {
  const inDashboards: readonly string[] = [
    'rate(x[$__rate_interval])',
    'rate(x[${__rate_interval}] offset $offset)',
    'max_over_time(rate(x[5m])[$__range:$__interval])',
    'increase(x[$__range]) / $__range_s',
    'rate(x[${window}m])',
    'rate(x[5$unit])',
    'x{job="$job",instance=~"${instance:regex}"}',
    '{job=~"$job"}',
    'x{$label="a"}',
    'sum by ($label, b) (x)',
    '$metric{a="b"}',
    'rate(${metric}_total[5m])',
    'rate($metric[5m])',
    'topk($n, x)',
    'topk(5, $metric)',
    'clamp(x, $low, 2 * $high)',
    'vector($n)',
    'sum($metric) > $threshold',
    'a * $__interval_ms / 1000',
    'x @ $__from',
  ];

  it.each(inDashboards)('may stand in %s', (text) => {
    expect(problemsOf(text, { grafana: true })).toEqual([]);
  });

  it.each(inDashboards)('mean nothing to Prometheus in %s', (text) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    for (const { start, end, message } of problems) {
      expect(text.slice(start, end)).toMatch(/^\$\w+$|^\$\{[\w:]+\}$/);
      expect(message).toBe('a Grafana variable means nothing to Prometheus');
    }
  });

  it('leave every other position as it is', () => {
    const { text, start, end } = marked('sum(rate(x{a=~"$long_name"}[$__rate_interval])) / (a + «$y[5m]»)');
    expect(problemsOf(text, { grafana: true })).toEqual([
      {
        start,
        end,
        message: '+ takes numbers and instant vectors, this is a range',
        help: 'take a function of the range first, such as rate(…) or avg_over_time(…)',
      },
    ]);
  });

  it('are quoted as written', () => {
    const [found] = problemsOf('rate($metric)', { grafana: true });
    expect(found).toEqual({
      start: 5,
      end: 12,
      message: 'rate() needs a range, this is an instant vector',
      help: 'write $metric[5m]',
    });
  });

  it('that are numbers without a unit make no range', () => {
    expect(problemsOf('rate(x[$__range_s])', { grafana: true })).toEqual([
      { start: 7, end: 17, message: '$__range_s is a number without a unit', help: 'write $__range' },
    ]);
    expect(problemsOf('rate(x[${__range_s}s])', { grafana: true })).toEqual([]);
  });

  it('are no variables where label_replace names its groups', () => {
    expect(problemsOf('label_replace(x, "a", "$name ${1}", "b", "(?P<name>.*)")')).toEqual([]);
  });
});

describe('problemsOfShape', () => {
  it('believes a shape that was clean', () => {
    expect(problemsOfShape('rate(m[1m])', 'rate(x[5m])')).toEqual([]);
    expect(problemsOfShape('rate(m[1m])', 'the parser does not see this')).toEqual([]);
  });

  it('gives each expression of a bad shape its own offsets', () => {
    expect(problemsOfShape('rate(m)', 'rate(ab)')).toMatchObject([{ start: 5, end: 7 }]);
    expect(problemsOfShape('rate(m)', 'rate(abcd)')).toMatchObject([{ start: 5, end: 9 }]);
  });

  it('keeps expressions of dashboards apart from those of rules', () => {
    expect(problemsOfShape('m[v]', 'x[$__interval]', { grafana: true })).toEqual([]);
    expect(problemsOfShape('m[v]', 'x[$__interval]')).toHaveLength(1);
  });
});

describe('any text', () => {
  const pieces = [
    'x',
    'sum',
    'rate',
    'by',
    'on',
    'bool',
    'offset',
    'and',
    'group_left',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '=',
    '=~',
  ].concat([
    '+',
    '-',
    '^',
    '>',
    '@',
    '"',
    "'",
    '`',
    '\\',
    '5m',
    '1',
    '0x',
    '.',
    '#',
    '\n',
    ' ',
    '$',
    '$a',
    '${',
    '"a"',
    'é',
    '😀',
    '\0',
    '|',
  ]);
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')),
  );

  it('is either clean or has problems within it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, grafana) => {
        for (const { start, end, message } of problemsOf(text, { grafana })) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/^\S.*[^.]$/su);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
