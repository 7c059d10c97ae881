import { describe, expect, it } from 'vitest';
import {
  matchersOf,
  matcherText,
  parseMatchers,
  satisfies,
} from '../../../../../engine/checks/config/model/matcher.ts';

describe('matchers', () => {
  it.each([
    ['severity="critical"', [{ name: 'severity', operator: '=', value: 'critical' }]],
    ['severity = critical', [{ name: 'severity', operator: '=', value: 'critical' }]],
    ['a=~"x|y"', [{ name: 'a', operator: '=~', value: 'x|y' }]],
    [
      '{a="b, c", d!~e}',
      [
        { name: 'a', operator: '=', value: 'b, c' },
        { name: 'd', operator: '!~', value: 'e' },
      ],
    ],
    [String.raw`a="say \"x\" \\ \n"`, [{ name: 'a', operator: '=', value: 'say "x" \\ \n' }]],
    ['{}', []],
  ])('%s is read', (text, expected) => {
    expect(parseMatchers(text)).toEqual(expected);
  });

  it.each(['severity', '="x"', 'a="b" c="d"', 'a=="b"x"'])('%s is not', (text) => {
    expect(parseMatchers(text)).toBeUndefined();
  });

  it('are written so that they read the same', () => {
    const matcher = { name: 'a', operator: '=~', value: 'x\\.y|"z"' } as const;
    expect(parseMatchers(matcherText(matcher))).toEqual([matcher]);
  });

  it('are gathered from all three forms', () => {
    expect(matchersOf({ matchers: ['a="b"'], match: { c: 'd' }, match_re: { e: 'f.*' } }).map(matcherText)).toEqual([
      'a="b"',
      'c="d"',
      'e=~"f.*"',
    ]);
  });

  it('anchor a regular expression at both ends, and give up on what JavaScript cannot read', () => {
    const re = (value: string) => ({ name: 'a', operator: '=~', value }) as const;
    expect(satisfies(re('RPC.*'), 'RPCOutage')).toBe(true);
    expect(satisfies(re('RPC'), 'RPCOutage')).toBe(false);
    expect(satisfies({ ...re('x|y'), operator: '!~' }, 'y')).toBe(false);
    expect(satisfies(re('(?i)rpc'), 'RPC')).toBeUndefined();
  });
});
