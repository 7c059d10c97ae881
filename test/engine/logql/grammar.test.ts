import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOfLogql } from '../../../engine/logql/grammar.ts';
import { marked } from '../promql/marked.ts';

const accepted: readonly string[] = [
  '{job="server"}',
  '{job=~"a|b",level!="debug"}',
  '{job="$job"} |= "$search"',
  '{job="server"} |= `x` != "y" |~ "a.*b" !~ "c" # why',
  '{job="server"} |= "a" or "b"',
  '{job="server"} | json | status >= 500 and method="GET"',
  '{job="server"} | logfmt | duration > 1m30s or size < 20KB',
  '{job="server"} | regexp "(?P<code>\\\\d+)" | code="5"',
  '{job="server"} | pattern "<ip> <_> <path>"',
  '{job="server"} | label_format a=b, c="{{.d}}" | line_format "{{.c}}"',
  '{job="server"} | status > $threshold',
  '{job="server"} | $label="x"',
  'rate({job="server"}[5m])',
  'rate({job="server"} |= "x" [5m] offset 1h)',
  'sum by (level) (count_over_time({job="server"}[$__auto]))',
  'sum(count_over_time({job="server"} | level="error" [$__range])) by (host)',
  'sum by ($label) (rate({job="server"}[$__interval])) or vector(0)',
  'count_over_time({job="server"}[$__range]) / $__range_s',
  'sum(rate({job="a"}[5m])) / on (job) group_left (x) sum(rate({job="b"}[5m])) > 0.1',
  'topk($n, sum by (host) (bytes_rate({job="server"}[1d])))',
  'quantile_over_time(0.9, {job="server"} | unwrap duration(latency) [1m]) by (host)',
  'sum_over_time({job="server"} | logfmt | unwrap bytes(size) | __error__="" [5m])',
  'absent_over_time({job="server"}[15m])',
  'label_replace(rate({job="server"}[5m]), "a", "$1", "b", "(.*)")',
];

const refused: readonly (readonly [at: string, message: string, help?: string])[] = [
  ['«»', 'the expression is empty'],
  ['«server»', 'expected a stream selector such as {job="server"}, or a function such as rate()'],
  ['{job=«server»}', 'expected a value in quotes after =', 'write "server"'],
  ["{job=«'server'»}", 'LogQL has no single quotes', 'write it in "…" or `…`'],
  ['{job«==»"server"}', 'expected =, !=, =~ or !~ after job'],
  ['{«}»', 'expected a label matcher here, such as job="server"'],
  ['«{»job="server"', 'this { is never closed', 'add }'],
  ['{job="server"}«}»', 'this } closes nothing'],
  ['{job="server"} |= «"x»', 'this string is not closed', 'add " where it ends'],
  ['{job="server"} | «foo»', 'something is missing after foo'],
  ['{job="server"} | size > «1kb»', '1kb is neither a number nor a duration', 'sizes are written 20KB, 1.5MB, 1GiB'],
  ['«rte»({job="server"}[5m])', 'LogQL has no function rte', 'did you mean rate?'],
  ['rate({job="server"}«)»', 'rate() needs a range before this )', 'write rate({…}[5m])'],
  ['sum({job="server"}«)»', 'sum() needs a metric, not log lines', 'write sum(rate({…}[5m]))'],
  [
    'rate({job="server"}[«5x»])',
    '5x is no duration: x is no unit (ms, s, m, h, d, w, y)',
    'write a duration such as 5m or 1h30m',
  ],
  ['rate({job="server"}[«300»])', '300 has no unit', 'write a duration such as 5m or 1h30m'],
  ['rate({job="server"}[«0s»])', 'a duration must be longer than 0'],
  ['rate({job="server"}[5m]) «offset» 1h', 'offset goes directly behind the range', 'write rate({…}[5m] offset 1h)'],
  ['sum «by» level (rate({job="server"}[5m]))', 'by needs its labels in parentheses', 'write by (level)'],
  [
    '«{job=~".*"}»',
    'this selects every series: one matcher must refuse the empty value',
    'name a label that must be there: job=~".+"',
  ],
  ['{job=~"a«(»"}', 'this ( is never closed in the pattern'],
  ['{job="a"} |~ "«(?=»b)"', '(?= looks around, which RE2 cannot', 'use another matcher, such as !~'],
  ['{job="a"} | b!~"«[»c"', 'this [ is never closed in the pattern'],
  ['{job="a"} |= "b«\\.»c"', '\\. is no escape in a string', 'write \\\\., or put the string in backticks'],
  ['{job="a"} | regexp «"b"»', 'regexp needs a named group, which becomes a label', 'write (?P<name>…)'],
  ['{job="a"} | pattern «"b <_>"»', 'pattern needs a <name>, which becomes a label'],
  ['{job="a"} | pattern «"<b><c>"»', 'two <names> of a pattern need text between them'],
  ['label_replace(rate({job="a"}[5m]), "a", "$1", "b", "«(»")', 'this ( is never closed in the pattern'],
  ['rate({job="a"}[5m]) «by (b)»', 'rate() cannot be grouped', 'write sum by (b) (rate(…))'],
  ['«sum_over_time»({job="a"}[5m])', 'sum_over_time() needs a number of each line', 'add | unwrap label'],
  ['count_over_time({job="a"} «| unwrap b» [5m])', 'count_over_time() takes log lines, not an unwrapped label'],
  [
    '«quantile_over_time»({job="a"} | unwrap b [5m])',
    'quantile_over_time() needs a number first',
    'write quantile_over_time(0.9, …)',
  ],
  ['«topk»(rate({job="a"}[5m]))', 'topk() needs a number first', 'write topk(5, …)'],
  ['topk(«0.5», rate({job="a"}[5m]))', 'topk() needs a whole number above 0'],
  ['sum(«1», rate({job="a"}[5m]))', 'sum() takes no number'],
  ['rate({job="a"}[5m]) or «1»', 'or takes no number', 'write vector(1)'],
  ['«{job="a"}» > 1', '> takes numbers and metrics, these are log lines', 'write count_over_time({…}[5m])'],
];

describe('problemsOfLogql', () => {
  it.each(accepted)('accepts %s', (text) => {
    expect(problemsOfLogql(text)).toEqual([]);
  });

  it.each(refused.map(([at, message, help]) => ({ at, message, help })))(
    'refuses $at: $message',
    ({ at, message, help }) => {
      const { text, start, end } = marked(at);
      expect(problemsOfLogql(text)).toEqual([{ start, end, message, ...(help && { help }) }]);
    },
  );

  it('keeps offsets behind variables of any length', () => {
    const { text, start, end } = marked('sum(count_over_time({job="${a_long_name:regex}"}[$__auto])) or «1»');
    expect(problemsOfLogql(text)).toMatchObject([{ start, end }]);
  });

  it('has problems within any text, or none', () => {
    const pieces = [
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      'job',
      '="a"',
      '=~"("',
      '|',
      '|=',
      '|~',
      '"x"',
      '`',
      '"',
      'json',
      'rate',
      'sum',
      'by',
      '5m',
      '1',
      ',',
    ].concat(['$a', '$__auto', '#', '\n', ' ', 'unwrap', 'or', '>', '\\', "'", '😀']);
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of problemsOfLogql(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});
