import { describe, expect, it } from 'vitest';
import { didYouMean, suggestion } from '../../engine/suggest.ts';

const known = ['calls_total', 'calls_failed_total', 'up', 'job', 'queue_length'];

describe('a mistyped name', () => {
  it.each([
    ['call_total', 'calls_total'],
    ['calls_faild_total', 'calls_failed_total'],
    ['CALLS_TOTAL', 'calls_total'],
    ['jbo', 'job'],
    ['queue_lenght', 'queue_length'],
  ])('%s is answered with %s', (name, meant) => {
    expect(didYouMean(name, known)).toBe(meant);
    expect(suggestion(name, known)).toBe(`did you mean ${meant}?`);
  });

  it('is answered in the case of the known name', () => {
    expect(didYouMean('alerts', ['ALERTS'])).toBe('ALERTS');
  });

  it.each(['memory_available_bytes', 'xyzzy', ''])('that is near to nothing known has no answer: "%s"', (name) => {
    expect(didYouMean(name, ['calls_total', 'queue_length'])).toBeUndefined();
    expect(suggestion(name, [])).toBeUndefined();
  });
});
