import { describe, expect, it } from 'vitest';
import {
  above,
  atLeast,
  atMost,
  below,
  differsFrom,
  equals,
  increase,
  minus,
  promql,
  rate,
  ratio,
  sum,
  times,
  time,
} from '../../../../engine/promql/index.ts';
import { callRate, calls, drift, failed, free, queue, up } from '../../small-project.ts';
import { inAlert, rawOf } from './findings.ts';

const failing = ratio(sum(rate(failed, '5m')), sum(rate(calls, '5m')));
const growth = sum(increase(failed, '5m'));

describe('constant-comparison', () => {
  it.each([
    ['a ratio above a share', above(failing, 0.1)],
    ['a percentage above a number', above(times(failing, 100), 10)],
    ['something down', equals(up, 0)],
    ['no growth', atMost(growth, 0)],
    ['a difference below 0', below(minus(queue, 5), -3)],
    ['a clock that is behind', below(drift, -0.5)],
    ['a number of bytes', above(free, 1e9)],
    ['a recording rule', below(callRate, 1)],
    ['a comparison with the time', above(queue, time())],
    ['what is unknown', rawOf(promql`sqrt(queue_length) < 100`)],
  ])('is silent about %s', (_what, when) => {
    expect(inAlert(when)).toEqual([]);
  });

  it.each([
    [
      'a ratio above a percentage',
      above(failing, 10),
      '10',
      'a ratio is between 0 and 1, so that this is never true',
      '10 % is written 0.1',
    ],
    [
      'a ratio below a percentage',
      below(failing, 99.5),
      '99.5',
      'a ratio is between 0 and 1, so that this is always true',
      '99.5 % is written 0.995',
    ],
    [
      'a percentage above 100',
      above(times(failing, 100), 150),
      '150',
      'a percentage is between 0 and 100, so that this is never true',
      'another number, or another comparison',
    ],
    [
      'a state that there is not',
      equals(up, 2),
      '2',
      'it is 0 or 1, so that this is never true',
      'another number, or another comparison',
    ],
    [
      'a difference from a state that there is not',
      differsFrom(up, 2),
      '2',
      'it is 0 or 1, so that this is always true',
      'another number, or another comparison',
    ],
    [
      'a growth below 0',
      below(growth, 0),
      '0',
      'it is never negative, so that this is never true',
      'another number, or another comparison',
    ],
    [
      'a growth of at least 0',
      atLeast(growth, 0),
      '0',
      'it is never negative, so that this is always true',
      'another number, or another comparison',
    ],
    [
      'a recording rule below 0',
      below(callRate, 0),
      '0',
      'it is never negative, so that this is never true',
      'another number, or another comparison',
    ],
    [
      'raw text',
      rawOf(promql`queue_length < 0`),
      '0',
      'it is never negative, so that this is never true',
      'another number, or another comparison',
    ],
  ])('reports %s, under the number', (_what, when, under, message, help) => {
    expect(inAlert(when)).toEqual([{ id: 'constant-comparison', under, message, help }]);
  });
});
