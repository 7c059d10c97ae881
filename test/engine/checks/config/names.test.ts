import { describe, expect, it } from 'vitest';
import { badName } from '../../../../engine/checks/config/bad-name.ts';
import { badUidPrefix } from '../../../../engine/checks/config/bad-uid-prefix.ts';
import { duplicateDataSource } from '../../../../engine/checks/config/duplicate-data-source.ts';
import { said, values } from './at.ts';

describe('bad-uid-prefix', () => {
  const check = (prefix: string) =>
    said(badUidPrefix(values(prefix)[0]!, ['QueueLong', 'PrometheusRuleEvaluationsMissed']));

  it('accepts a short one of legal characters', () => {
    expect(check('shop-')).toEqual([]);
  });

  it('reports none, one that Grafana refuses, and one that is too long for the names', () => {
    expect(check('')).toEqual(['error 0: the prefix is empty, so that nothing marks our uids as ours']);
    expect(check('shop/')).toEqual(['error 0: Grafana refuses uids that begin with "shop/"']);
    expect(check('shop-production-')).toEqual([
      'error 0: "shop-production-" has 16 characters, and with it the uid of PrometheusRuleEvaluationsMissed has more than 40',
    ]);
  });
});

it('bad-name: a name is there', () => {
  expect(said(badName(values('Shop', 'Queue of 3')))).toEqual([]);
  expect(said(badName(values('', ' Shop')))).toEqual([
    'error 0: the name is empty',
    'error 1: the name begins or ends with a space',
  ]);
});

it('duplicate-data-source: each has a uid and a name of its own', () => {
  expect(said(duplicateDataSource(values('a', 'b')))).toEqual([]);
  expect(said(duplicateDataSource(values('a', 'a')))).toEqual([
    'error 1: two data sources have "a": the second would replace the first',
  ]);
});
