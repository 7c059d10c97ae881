import { expect, it } from 'vitest';
import { unknownAlert } from '../../../../engine/checks/expressions/unknown-alert.ts';
import { computed, gauge } from '../../../../engine/metric.ts';
import { modelOf } from '../../../../engine/model.ts';
import { above, not, select } from '../../../../engine/promql/index.ts';
import { expressionOf } from '../../../../engine/promql/expression.ts';
import { alertOf, groupOf, projectOf, queue } from '../../small-project.ts';

const labels = { alertname: 'any', component: 'any', job: 'any' } as const;
const alerts = gauge('ALERTS', { from: computed, help: '1', unit: 'boolean', labels });

const project = projectOf({ groups: [groupOf([alertOf(above(queue, 1))])], absentAlerts: ['StockLow'] });
const told = (matchers: object) => {
  const { node } = expressionOf(select(alerts, matchers as never));
  if (node.op !== 'selector') throw new Error('no selector');
  return unknownAlert.visit(node, {} as never, modelOf(project));
};

it('an alert is selected by the name of one that exists, here or on another site', () => {
  for (const name of ['QueueLong', 'StockLow', not('QueueLong')]) expect(told({ alertname: name })).toEqual([]);
  expect(told({ component: 'shop', job: 'anything' })).toEqual([]);
});

it('any other is reported', () => {
  expect(told({ alertname: 'QueueLnog' })).toEqual([
    { message: 'no alert is named QueueLnog', help: 'did you mean QueueLong?' },
  ]);
  expect(told({ component: not('stock') })).toEqual([
    { message: 'no alert has the component stock', help: 'name one that exists' },
  ]);
});
