import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationOf, inWords, seconds, secondsOf } from '../../engine/duration.ts';

describe('a duration', () => {
  it.each([
    ['0s', 0],
    ['250ms', 0.25],
    ['15s', 15],
    ['5m', 300],
    ['1h', 3600],
    ['1h30m', 5400],
    ['30d', 2_592_000],
    ['2w', 1_209_600],
    ['1y', 31_536_000],
    ['1d12h', 129_600],
  ])('%s is %d seconds', (text, value) => {
    expect(secondsOf(text)).toBe(value);
    expect(seconds(text)).toBe(value);
  });

  it.each(['', '5', 'm', '5 m', '1.5h', '-5m', '5min', '$__rate_interval', '5m ', '1h30', '30m1h', '5m5m'])(
    'is not "%s"',
    (text) => {
      expect(secondsOf(text)).toBeUndefined();
      expect(() => seconds(text)).toThrow(`not a Prometheus duration: ${text}`);
    },
  );

  it.each([
    [0.25, '250ms'],
    [1, '1s'],
    [90, '90s'],
    [300, '5m'],
    [5400, '90m'],
    [86_400, '1d'],
    [604_800, '7d'],
    [2_592_000, '30d'],
    [1.5, '1500ms'],
  ])('of %d seconds is written %s', (value, text) => {
    expect(durationOf(value)).toBe(text);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (value) => {
        expect(secondsOf(durationOf(value))).toBe(value);
      }),
    );
  });

  it.each([
    ['1m', '1 minute'],
    ['5m', '5 minutes'],
    ['60m', '1 hour'],
    ['1h30m', '90 minutes'],
    ['24h', '1 day'],
    ['7d', '7 days'],
    ['15s', '15 seconds'],
    ['500ms', '500 milliseconds'],
  ])('%s reads %s', (text, words) => {
    expect(inWords(text)).toBe(words);
  });
});
