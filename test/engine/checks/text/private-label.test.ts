import { expect, it } from 'vitest';
import { privateLabel } from '../../../../engine/checks/text/private-label.ts';
import { counter } from '../../../../engine/metric.ts';
import { privacy } from '../../../../metrics/privacy.ts';
import { shop } from '../../small-project.ts';
import { told } from '../project.ts';

const labelled = (labels: Record<string, 'any' | readonly string[]>) => {
  const metric = counter('calls_total', { from: shop, help: 'Calls', labels });
  return told(privateLabel, { catalogue: [metric], exposed: [metric], privacy });
};

it('accepts labels of kinds, and closed lists', () => {
  expect(labelled({ method: 'any', outcome: 'any', wallet: ['buyer', 'vendor'] })).toEqual([]);
});

it('refuses labels of persons, deals and money', () => {
  for (const label of [
    'user_id',
    'userId',
    'escrow_id',
    'vendor',
    'client_ip',
    'address',
    'session',
    'sessionid',
    'amount',
    'uri_path',
  ]) {
    expect(labelled({ [label]: 'any' }), label).toHaveLength(1);
  }
  expect(labelled({ user_id: 'any' })).toEqual([
    'calls_total: label user_id tells one user from another, for as long as Prometheus keeps it -> drop the label: metrics are counts of all',
  ]);
  expect(labelled({ user_id: ['1', '2'] })).toHaveLength(1);
});

it('asks nothing of a project without such names', () => {
  const metric = counter('calls_total', { from: shop, help: 'Calls', labels: { user_id: 'any' } });
  expect(told(privateLabel, { catalogue: [metric], exposed: [metric] })).toEqual([]);
});
