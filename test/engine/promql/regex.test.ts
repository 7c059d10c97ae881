import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRegex } from '../../../engine/promql/regex.ts';
import { marked } from './marked.ts';

describe('judgeRegex', () => {
  it.each([
    ['', true],
    ['a', false],
    ['a.b', false],
    ['a|', true],
    ['|a', true],
    ['.*', true],
    ['.+', false],
    ['a?b*', true],
    ['a{0,3}', true],
    ['a{2}', false],
    ['(a*)+', true],
    ['(?:a|b*)c*', true],
    ['^$', true],
    ['\\A\\z', true],
    ['\\b', false],
    ['\\B', true],
    ['(?i)', true],
    ['(?i)a', false],
    ['(?i:a*)', true],
    ['(?P<name>a)', false],
    ['[]a]', false],
    ['[^]a]*', true],
    ['[a\\-\\]z-]', false],
    ['[[:alpha:][:^digit:]]', false],
    ['\\d\\D\\s\\S\\w\\W', false],
    ['\\pL\\p{Lu}\\p{Greek}\\P{^N}', false],
    ['\\x41\\x{1F600}\\101\\0\\n\\.', false],
    ['\\Qa+b\\E*', true],
    ['a{,3}', false],
    ['{', false],
    ['a{x}', false],
    ['a*?', true],
    ['(a{10}){100}', false],
    ['2..|3..', false],
  ])('takes %s, which matches the empty text: %s', (pattern, matchesEmpty) => {
    expect(judgeRegex(pattern)).toEqual({ matchesEmpty });
  });

  it.each([
    ['a«(»b', 'this ( is never closed in the pattern'],
    ['a«)»', 'this ) closes nothing in the pattern'],
    ['a«[»b', 'this [ is never closed in the pattern'],
    ['«[»]', 'this [ is never closed in the pattern'],
    ['«*»a', 'nothing stands before this repetition in the pattern'],
    ['a|«+»', 'nothing stands before this repetition in the pattern'],
    ['a«**»', '** repeats a repetition, which RE2 cannot'],
    ['a«*+»', '*+ repeats a repetition, which RE2 cannot'],
    ['a«{3,2}»', 'this repetition ends below its start'],
    ['a«{1001}»', 'RE2 repeats at most 1000 times, all in all'],
    ['(a{100})«{11}»', 'RE2 repeats at most 1000 times, all in all'],
    ['a«(?=»b)', '(?= looks around, which RE2 cannot'],
    ['a«(?!»b)', '(?! looks around, which RE2 cannot'],
    ['«(?<=»a)b', '(?<= looks around, which RE2 cannot'],
    ['«(?<!»a)b', '(?<! looks around, which RE2 cannot'],
    ['«(?>»a)', '(?> means nothing in RE2'],
    ['«(?x»)a', '(?x means nothing in RE2'],
    ['«(?<n>»a)', 'not every Prometheus knows this form'],
    ['(?P<n>a)«(?P<n>»b)', 'two groups are named n'],
    ['(a)«\\1»', '\\1 refers back to a group, which RE2 cannot'],
    ['(?P<n>a)«\\k»<n>', '\\k refers back to a group, which RE2 cannot'],
    ['a«\\Z»', '\\Z means nothing in RE2'],
    ['a«\\»', 'the pattern ends in a lone backslash'],
    ['«\\p»{Klingon}', '\\p names no class of characters that RE2 knows'],
    ['[«[:letters:]»]', '[:letters:] names no class of characters that RE2 knows'],
    ['[«z-a»]', 'z-a is a range that runs backwards'],
    ['«\\Q»a', 'this \\Q is never closed'],
  ])('refuses %s: %s', (at, message) => {
    const { text, start, end } = marked(at);
    expect(judgeRegex(text)).toMatchObject({ fault: { start, end, message }, matchesEmpty: false });
  });

  it('stops at a thousand levels, as Go does', () => {
    expect(judgeRegex(`${'('.repeat(1000)}${')'.repeat(1000)}`).fault).toBeUndefined();
    expect(judgeRegex('('.repeat(100_000)).fault?.message).toBe('this pattern nests too deeply');
  });

  it('takes any text whose special characters are escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const verdict = judgeRegex(text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
        expect(verdict).toEqual({ matchesEmpty: text === '' });
      }),
    );
  });

  it('finds fault within any text, or none', () => {
    const pieces = fc.constantFrom(
      ...'abz09-,:^$.|?*+()[]{}\\ \n',
      '(?',
      '(?:',
      '(?P<',
      '[[:',
      '\\p',
      '\\Q',
      '\\x{',
      'é',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        const pattern = parts.join('');
        const { fault } = judgeRegex(pattern);
        if (!fault) return;
        expect(fault.start).toBeGreaterThanOrEqual(0);
        expect(fault.end).toBeGreaterThan(fault.start);
        expect(fault.end).toBeLessThanOrEqual(pattern.length);
      }),
      { numRuns: 2000 },
    );
  });
});
