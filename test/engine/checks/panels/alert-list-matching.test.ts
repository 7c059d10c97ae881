import { expect, it } from 'vitest';
import { alertListMatching } from '../../../../engine/checks/panels/alert-list-matching.ts';
import { alertList } from '../../../../engine/panel/index.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, dashboardOf, groupOf, queue } from '../../small-project.ts';
import { told } from '../project.ts';

const listing = (matching: string) =>
  told(alertListMatching, {
    groups: [groupOf([alertOf(above(queue, 1))])],
    absentAlerts: ['StockLow'],
    dashboards: [dashboardOf([[alertList({ title: 'Now', description: 'Which.', states: ['firing'], matching })]])],
  });

it('accepts what some alert has, or what none is to have', () => {
  for (const text of [
    '',
    '{severity="critical"}',
    '{severity!="none",component=~"sh.*"}',
    '{alertname="StockLow",job="x"}',
  ])
    expect(listing(text), text).toEqual([]);
});

it('reports what no alert has', () => {
  expect(listing('{severity="critcal"}')).toEqual([
    'Shop > Now: severity="critcal": no alert has this severity -> did you mean critical?',
  ]);
  expect(listing('{alertname!="QueueLnog"}')).toEqual([
    'Shop > Now: alertname!="QueueLnog": no alert has this name -> did you mean QueueLong?',
  ]);
  expect(listing('{sevrity="critical"}')).toEqual([
    'Shop > Now: no alert has the label sevrity -> did you mean severity?',
  ]);
  expect(listing('severity critical')[0]).toContain('is no list of matchers');
});
