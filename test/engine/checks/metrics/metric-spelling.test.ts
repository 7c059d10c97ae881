import { expect, it } from 'vitest';
import { metricSpelling } from '../../../../engine/checks/metrics/metric-spelling.ts';
import { type AnyMetric, counter } from '../../../../engine/metric.ts';
import { shop } from '../../small-project.ts';
import { told } from '../project.ts';

const own = (...metrics: AnyMetric[]) => told(metricSpelling, { catalogue: metrics, exposed: metrics });
const orders = (name: string, help: string, recorder?: string) =>
  counter(name, { from: shop, help, ...(recorder && { recorder, counts: 'an order is shipped' }) });

it('a name is spelt as the texts about it', () => {
  expect(own(orders('orders_shiped_total', 'Total orders shipped'))).toEqual([
    'orders_shiped_total: its name says "shiped", and its HELP text "shipped" -> one of the two is misspelt',
  ]);
  expect(own(orders('orders_shipped_total', 'Total orders shipped', 'record_order_shippde()'))[0]).toContain(
    'its name says "shipped", and its recorder "shippde"',
  );
});

it('inflections, short words and other words are no slips', () => {
  expect(own(orders('disputes_resolved_total', 'How often a dispute was resolved, by resolution'))).toEqual([]);
  expect(own(orders('entries_sent_total', 'Every entry that was sent'))).toEqual([]);
  expect(own(orders('calls_made_total', 'Calls, whoever mode them', 'record_call(true)'))).toEqual([]);
});

it('prose may be spelt in two ways', () => {
  const metric = counter('x_total', {
    from: shop,
    help: 'In favor',
    counts: 'in the favour of',
    recorder: 'record_x()',
  });
  expect(own(metric)).toEqual([]);
});
