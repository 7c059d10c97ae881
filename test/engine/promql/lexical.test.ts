import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchesEmpty,
  problemOfDuration,
  problemOfLabelName,
  problemOfMetricName,
  problemOfNumber,
  problemOfOffset,
  problemOfRegex,
} from '../../../engine/promql/lexical.ts';
import { durationSeconds, numberOf, unquote } from '../../../engine/promql/literal.ts';
import { marked } from './marked.ts';

type Check = (text: string) => { start: number; end: number; message: string } | undefined;

function refuses(check: Check, at: string, message: string): void {
  const { text, start, end } = marked(at);
  expect(check(text), text).toMatchObject({ start, end, message });
}

describe('names', () => {
  it('of metrics have letters, digits, _ and colons', () => {
    for (const name of ['x', '_x', 'a:b:c', 'x_total', 'sum', 'by'])
      expect(problemOfMetricName(name), name).toBeUndefined();
    refuses(problemOfMetricName, '«»', 'a metric name is missing');
    refuses(problemOfMetricName, '«1»x', 'a metric name cannot begin with a digit');
    refuses(problemOfMetricName, 'a«-»b', '"-" cannot stand in a metric name');
    refuses(problemOfMetricName, 'a😀'.replace('😀', '«😀»'), '"😀" cannot stand in a metric name');
    refuses(problemOfMetricName, '«bool»', 'bool is a word of PromQL and cannot name a metric');
    refuses(problemOfMetricName, '«NaN»', 'NaN is a word of PromQL and cannot name a metric');
  });

  it('of labels have no colons', () => {
    for (const name of ['job', '__name__', 'on', 'bool']) expect(problemOfLabelName(name), name).toBeUndefined();
    refuses(problemOfLabelName, 'a«:»b', '":" cannot stand in a label name');
    refuses(problemOfLabelName, '«»', 'a label name is missing');
  });
});

describe('durations', () => {
  it('have units that Prometheus knows, from large to small', () => {
    for (const text of ['5m', '1h30m', '1y2w3d4h5m6s7ms', '100ms', '05m'])
      expect(problemOfDuration(text), text).toBeUndefined();
    refuses(problemOfDuration, '«»', 'a duration is missing');
    refuses(problemOfDuration, '«5»', '5 has no unit');
    refuses(problemOfDuration, '«5min»', '5min is no duration: min is no unit (ms, s, m, h, d, w, y)');
    refuses(problemOfDuration, '«5m1h»', '5m1h is no duration: units go from large to small, each once');
    refuses(problemOfDuration, '«5m5m»', '5m5m is no duration: units go from large to small, each once');
    refuses(problemOfDuration, '«1.5h»', '1.5h is no duration: only whole numbers go with a unit');
    refuses(problemOfDuration, '«five minutes»', 'five minutes is no duration');
    refuses(problemOfDuration, '«-5m»', '-5m is no duration');
  });

  it('are longer than 0 and shorter than 292 years', () => {
    refuses(problemOfDuration, '«0s»', 'a duration must be longer than 0');
    refuses(problemOfDuration, '«0h0m»', 'a duration must be longer than 0');
    refuses(problemOfDuration, '«300y»', 'this is longer than Prometheus can reckon (292 years)');
    expect(problemOfDuration('292y')).toBeUndefined();
  });

  it('may be negative as an offset', () => {
    expect(problemOfOffset('-5m')).toBeUndefined();
    expect(problemOfOffset('5m')).toBeUndefined();
    refuses(problemOfOffset, '-«5x»', '5x is no duration: x is no unit (ms, s, m, h, d, w, y)');
  });

  it('are reckoned in seconds', () => {
    expect(durationSeconds('1h30m')).toBe(5400);
    expect(durationSeconds('1y')).toBe(31_536_000);
    expect(durationSeconds('1s500ms')).toBe(1.5);
    expect(durationSeconds('300')).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    ['1', 1],
    ['-1', -1],
    ['+ 1', 1],
    ['1.', 1],
    ['.5', 0.5],
    ['1e+3', 1000],
    ['0x1f', 31],
    ['010', 8],
    ['09', 9],
    ['1_000.5', 1000.5],
    ['-inf', -Infinity],
    ['nAn', Number.NaN],
  ])('reads %s', (text, value) => {
    expect(numberOf(text)).toBe(value);
    expect(problemOfNumber(text)).toBeUndefined();
  });

  it.each(['', '1__0', '1_', '0x', '1e', '5m', '1.2.3', 'one', '--1'])('refuses %j', (text) => {
    expect(problemOfNumber(text)).toEqual({ start: 0, end: text.length, message: `${text} is no number` });
  });

  it('reads back whatever JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(numberOf(String(value).replace('Infinity', 'Inf'))).toBe(value + 0);
      }),
    );
  });
});

describe('regular expressions', () => {
  it('are judged with the place of the fault', () => {
    expect(problemOfRegex('a|b.*')).toBeUndefined();
    expect(problemOfRegex('(?i)abc')).toBeUndefined();
    refuses(problemOfRegex, 'ab«(?!»c)', '(?! looks around, which RE2 cannot');
  });

  it('say whether a matcher lets series without the label pass', () => {
    expect(matchesEmpty('=', '')).toBe(true);
    expect(matchesEmpty('=', 'a')).toBe(false);
    expect(matchesEmpty('!=', 'a')).toBe(true);
    expect(matchesEmpty('!=', '')).toBe(false);
    expect(matchesEmpty('=~', 'a|')).toBe(true);
    expect(matchesEmpty('=~', '.+')).toBe(false);
    expect(matchesEmpty('!~', '.+')).toBe(true);
    expect(matchesEmpty('!~', '.*')).toBe(false);
  });
});

describe('strings', () => {
  it('give back what JSON quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unquote(JSON.stringify(text))).toMatchObject({ value: text });
        expect(unquote(JSON.stringify(text)).fault).toBeUndefined();
      }),
    );
  });

  it('know where each character stands in the literal', () => {
    const { value, offsets } = unquote('"a\\x41\\\\b"');
    expect(value).toBe('aA\\b');
    expect([0, 1, 2, 3, 4].map(offsets)).toEqual([1, 2, 6, 8, 9]);
    expect([0, 1, 2].map(unquote('`ab`').offsets)).toEqual([1, 2, 3]);
  });

  it.each([
    ['«"abc»', 'this string is not closed'],
    ['«"abc\\"»', 'this string is not closed'],
    ['"a«\\.»b"', '\\. is no escape in a string'],
    ['"«\\400»"', '\\400 is no escape in a string'],
    ['"«\\ud800»"', '\\ud800 is no escape in a string'],
    ["'«\\\"»'", '\\" is no escape in a string'],
    ['"a«\\xc3»b"', 'these bytes are no text in UTF-8'],
  ])('refuse %s: %s', (at, message) => {
    const { text, start, end } = marked(at);
    expect(unquote(text).fault).toMatchObject({ start, end, message });
  });
});
