import { describe, expect, it } from 'vitest';
import { metricsDoc } from '../../../engine/emit/metrics-doc.ts';
import { counter, exporter, gauge } from '../../../engine/metric.ts';
import { logs } from '../../../engine/panel/index.ts';
import { above, rate } from '../../../engine/promql/index.ts';
import { alertOf, callRate, calls, dashboardOf, groupOf, lineOf, orders, projectOf, queue } from '../small-project.ts';

const shop = exporter('shop', 'the shop');
const recorded = counter('sold_total', {
  from: shop,
  help: 'Total sold',
  counts: 'something is sold: offered -> sold',
  recorder: 'record_sold()',
});
const uptime = gauge('uptime_seconds', { from: shop, help: 'Uptime', unit: 'seconds', declaredAs: 'counter' });

const project = projectOf({
  exposed: [recorded, uptime, calls, orders],
  dashboards: [
    dashboardOf([
      [lineOf(rate(recorded, '5m'), { title: 'Sold' }), lineOf(callRate, { title: 'Calls' })],
      [logs({ title: 'Log', description: 'Lines.', query: '{job="shop"} |= "calls_total"' })],
    ]),
  ],
  groups: [groupOf([callRate, alertOf(above(callRate, 1)), alertOf(above(queue, 1), { name: 'Other' })])],
});
const doc = metricsDoc(project, { title: 'Metrics of the shop', ending: '\n## What comes next\n\nA gauge.\n' });
const sections = new Map(
  doc
    .split(/^## /m)
    .slice(1)
    .map((section) => [/^`?(\w+)/.exec(section)![1], section]),
);

describe('the document about metrics', () => {
  it('begins with its title and ends with what it was given', () => {
    expect(doc.startsWith('# Metrics of the shop\n\n## `sold_total`\n')).toBe(true);
    expect(doc.endsWith('\n\n## What comes next\n\nA gauge.\n')).toBe(true);
  });

  it('says of a metric what it means, what it counts and who must record it', () => {
    expect(sections.get('sold_total')).toBe(
      [
        '`sold_total`',
        '',
        'Total sold.',
        '',
        '- Type: counter, count',
        '- Counts: something is sold: offered -> sold',
        '- Recorder: `record_sold()`',
        '- Panels: Shop > Sold',
        '- Alerts: none',
        '',
        '',
      ].join('\n'),
    );
  });

  it('names panels and alerts that read it through a recording rule, and no others', () => {
    expect(sections.get('calls_total')).toContain('- Panels: Shop > Calls\n');
    expect(sections.get('calls_total')).toContain('- Alerts: [QueueLong](../../alerts/runbooks/QueueLong.md)\n');
  });

  it('says where the declared type is not how it behaves, and what a metric was called before', () => {
    expect(sections.get('uptime_seconds')).toContain('- Type: gauge (declared as counter), seconds\n');
    expect(sections.get('orders_total')).toContain('- Formerly: `sales_total`, read until 2027-06-30\n');
    expect(sections.get('orders_total')).toContain('- Panels: none\n- Alerts: none\n');
  });
});
