import { expect, it } from 'vitest';
import { metricExposed } from '../../../../engine/checks/metrics/metric-exposed.ts';
import { calls, failed, stock } from '../../small-project.ts';
import { told } from '../project.ts';

it('every metric of our own process is in the list of what it exposes', () => {
  expect(told(metricExposed, { catalogue: [calls, failed, stock], exposed: [calls, failed] })).toEqual([]);
  expect(told(metricExposed, { catalogue: [calls, failed, stock], exposed: [calls] })).toEqual([
    'calls_failed_total: is not in the list of what the shop exposes, so that nothing else asks for it -> add it to that list',
  ]);
});

it('once', () => {
  expect(told(metricExposed, { catalogue: [calls, failed], exposed: [calls, failed, calls] })).toEqual([
    'calls_total: stands twice in the list of what the shop exposes -> one of the two was meant to be another metric',
  ]);
});
