import { describe, expect, it } from 'vitest';
import { inHours, percent } from '../../signals/words.ts';

describe('words', () => {
  it('write a share as a percentage without the noise of binary fractions', () => {
    expect([0.1, 0.05, 0.07, 0.95, 0.125, 1].map(percent)).toEqual(['10%', '5%', '7%', '95%', '12.5%', '100%']);
  });

  it('count a duration in hours where it is a day', () => {
    expect(['1d', '24h', '1h', '90m'].map(inHours)).toEqual(['24 hours', '24 hours', '1 hour', '1.5 hours']);
  });
});
