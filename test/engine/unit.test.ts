import { describe, expect, it } from 'vitest';
import { combine, perSecond, type Unit } from '../../engine/unit.ts';

const all: readonly Unit[] = [
  'count',
  'ratio',
  'percent',
  'seconds',
  'bytes',
  'boolean',
  'timestamp',
  'count/s',
  'bytes/s',
  'number',
  'unknown',
];

describe('the unit of a rate', () => {
  it('is per second, and a ratio of seconds per second', () => {
    expect(perSecond('count')).toBe('count/s');
    expect(perSecond('bytes')).toBe('bytes/s');
    expect(perSecond('seconds')).toBe('ratio');
  });

  it('is unknown for everything else', () => {
    const known: readonly Unit[] = ['count', 'bytes', 'seconds'];
    expect(all.filter((unit) => !known.includes(unit)).map(perSecond)).toEqual(Array(8).fill('unknown'));
  });
});

describe('units combine', () => {
  it.each<readonly [Unit, string, Unit, Unit]>([
    ['count', '+', 'count', 'count'],
    ['count', '-', 'number', 'count'],
    ['number', '-', 'ratio', 'ratio'],
    ['count', '+', 'bytes', 'unknown'],
    ['timestamp', '-', 'timestamp', 'seconds'],
    ['timestamp', '+', 'timestamp', 'unknown'],
    ['timestamp', '-', 'seconds', 'timestamp'],
    ['count', '*', 'ratio', 'count'],
    ['ratio', '*', 'bytes', 'bytes'],
    ['boolean', '*', 'seconds', 'seconds'],
    ['bytes', '*', 'boolean', 'bytes'],
    ['count', '*', 'count', 'unknown'],
    ['count/s', '*', 'seconds', 'count'],
    ['bytes/s', '*', 'seconds', 'bytes'],
    ['count', '/', 'count', 'ratio'],
    ['count', '/', 'seconds', 'count/s'],
    ['bytes', '/', 'seconds', 'bytes/s'],
    ['bytes', '/', 'bytes/s', 'seconds'],
    ['count', '/', 'count/s', 'seconds'],
    ['ratio', '/', 'count/s', 'seconds'],
    ['bytes/s', '/', 'count/s', 'bytes'],
    ['seconds', '/', 'count', 'seconds'],
    ['bytes', '/', 'ratio', 'unknown'],
    ['seconds', '%', 'number', 'seconds'],
    ['count', '^', 'number', 'unknown'],
    ['number', '*', 'number', 'number'],
    ['number', '/', 'number', 'number'],
  ])('%s %s %s is %s', (left, operator, right, unit) => {
    expect(combine(operator, left, right)).toBe(unit);
  });

  it('a ratio times 100 is a percentage, and that divided by 100 a ratio again', () => {
    expect(combine('*', 'ratio', 'number', 100)).toBe('percent');
    expect(combine('*', 'number', 'ratio', undefined, 100)).toBe('percent');
    expect(combine('/', 'percent', 'number', 100)).toBe('ratio');
  });

  it('a count scaled by a number is a count, a ratio scaled by one is no ratio', () => {
    expect(combine('*', 'count', 'number', 3)).toBe('count');
    expect(combine('*', 'number', 'count', undefined, 3)).toBe('count');
    expect(combine('/', 'bytes', 'number', 3)).toBe('bytes');
    expect(combine('*', 'ratio', 'number', 3)).toBe('unknown');
    expect(combine('*', 'number', 'ratio', undefined, 3)).toBe('unknown');
    expect(combine('/', 'ratio', 'number', 3)).toBe('unknown');
    expect(combine('*', 'ratio', 'number', 1)).toBe('ratio');
  });

  it('zero times anything is a bare number, which takes the unit of what it meets', () => {
    expect(combine('*', 'boolean', 'number', 0)).toBe('number');
    expect(combine('*', 'number', 'bytes', undefined, 0)).toBe('number');
  });

  it('what is unknown stays unknown', () => {
    const known = all.filter(
      (unit) => unit !== 'unknown' && unit !== 'number' && unit !== 'boolean' && unit !== 'ratio',
    );
    for (const operator of ['+', '-', '*', '/', '^']) {
      for (const unit of known) expect(combine(operator, 'unknown', unit), `${operator} ${unit}`).toBe('unknown');
    }
  });

  it('sums and products do not depend on the order of their sides', () => {
    const pairs = all.flatMap((left) => all.map((right) => [left, right] as const));
    for (const [left, right] of pairs)
      expect(combine('*', left, right), `${left} * ${right}`).toBe(combine('*', right, left));
    const summed = pairs.filter((pair) => !pair.includes('timestamp'));
    for (const [left, right] of summed)
      expect(combine('+', left, right), `${left} + ${right}`).toBe(combine('+', right, left));
  });
});
