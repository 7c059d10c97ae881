import { describe, expect, it } from 'vitest';
import { dashboardAnnotations } from '../../../../engine/checks/panels/dashboard-annotations.ts';
import { dashboardRange } from '../../../../engine/checks/panels/dashboard-range.ts';
import { dashboardText } from '../../../../engine/checks/panels/dashboard-text.ts';
import { dashboardUid } from '../../../../engine/checks/panels/dashboard-uid.ts';
import { linkTarget } from '../../../../engine/checks/panels/link-target.ts';
import type { DashboardOptions } from '../../../../engine/dashboard.ts';
import type { PanelLink } from '../../../../engine/panel/index.ts';
import { expressionOf } from '../../../../engine/promql/expression.ts';
import { dashboardOf, lineOf, queue } from '../../small-project.ts';
import { restarts, told } from '../project.ts';

const one = (more: Partial<DashboardOptions>) => ({
  dashboards: [dashboardOf([[lineOf(queue)]], { annotations: [restarts], ...more })],
});
const two = (more: Partial<DashboardOptions>) => ({ dashboards: [...one({}).dashboards, ...one(more).dashboards] });

describe('dashboard-uid', () => {
  it('accepts kebab-case keys that differ', () => {
    expect(told(dashboardUid, two({ key: 'shop-2' }))).toEqual([]);
  });

  it('refuses others', () => {
    expect(told(dashboardUid, one({ key: 'RPC health' }))).toEqual([
      'Shop: "RPC health" is no key -> write lower case letters, digits and dashes: rpc-health',
    ]);
    expect(told(dashboardUid, two({}))).toEqual([
      'Shop: two dashboards have the key shop: the second would overwrite the first -> give one of them another key',
    ]);
    const key = 'a-key-that-goes-on-and-on-until-it-ends';
    expect(told(dashboardUid, one({ key }))).toEqual([
      `Shop: its uid shop-${key} has 44 characters; 40 is the most -> shorten the key by 4`,
    ]);
  });
});

describe('dashboard-text', () => {
  it('accepts a title and a sentence', () => {
    expect(told(dashboardText, one({ tags: ['shop'] }))).toEqual([]);
  });

  it('refuses what is empty, repeated, or in the form of a sentence', () => {
    expect(told(dashboardText, one({ title: 'Shop.' }))[0]).toContain('the title ends in a full stop');
    expect(told(dashboardText, one({ title: '' }))[0]).toContain('the title is empty');
    expect(told(dashboardText, one({ description: ' ' }))).toEqual([
      'Shop: the description is empty -> say which question it answers',
    ]);
    expect(told(dashboardText, one({ description: 'Shop.' }))).toEqual([
      'Shop: the description only repeats the title -> say which question it answers',
    ]);
    expect(told(dashboardText, one({ tags: ['a', 'a'] }))[0]).toContain('a tag stands twice');
    expect(told(dashboardText, one({ tags: ['shop-monitoring'] }))).toHaveLength(1);
    expect(told(dashboardText, one({ tags: [''] }))).toHaveLength(1);
    expect(told(dashboardText, one({ rows: [{ lines: [[false]] }] }))).toEqual([
      'Shop: the dashboard has no panel -> add one, or leave the dashboard out',
    ]);
    const lines = [[lineOf(queue)]];
    expect(
      told(
        dashboardText,
        one({
          rows: [
            { title: 'A', lines },
            { title: 'A', lines },
          ],
        }),
      )[0],
    ).toContain('two rows are headed "A"');
    expect(told(dashboardText, one({ rows: [{ title: ' ', lines }] }))[0]).toContain('a row has an empty heading');
  });

  it('refuses a title that another dashboard has', () => {
    expect(told(dashboardText, two({ key: 'shop-2' }))).toEqual([
      'Shop: two dashboards are called "Shop": Grafana refuses that in one folder -> retitle one of them',
    ]);
  });
});

describe('dashboard-range', () => {
  it('opens with what there is', () => {
    expect(told(dashboardRange, one({ range: '90d' }))).toEqual([]);
    expect(told(dashboardRange, one({ range: '1y' }))).toEqual([
      'Shop: opens with 365 days, and Prometheus keeps 90 days -> a shorter range, or a longer retention in site.ts',
    ]);
    expect(told(dashboardRange, one({ range: '1m' }))[0]).toContain('fewer than ten samples');
    expect(told(dashboardRange, one({ range: '1.5d' }))).toEqual([
      'Shop: "1.5d" is no duration -> write 6h, 24h or 7d',
    ]);
  });
});

describe('dashboard-annotations', () => {
  const marks = (...annotations: DashboardOptions['annotations']) => told(dashboardAnnotations, one({ annotations }));

  it('wants the restarts marked', () => {
    expect(marks(restarts)).toEqual([]);
    expect(marks()).toEqual([
      'warning Shop: does not mark the restarts, at which every counter begins again -> add an annotation with marksRestarts: true',
    ]);
  });

  it('refuses marks without text, of one name, of no label, or everywhere', () => {
    expect(marks({ ...restarts, title: ' ' })).toEqual([
      'Shop > annotation Restarts: the mark has no text -> give it a title',
    ]);
    expect(marks(restarts, restarts)[0]).toContain('two annotations are called "Restarts"');
    expect(marks({ ...restarts, title: 'on {{instance}} of {{mode}}' })).toEqual([
      'Shop > annotation Restarts: "{{mode}}" the expression has no label mode: the mark would show nothing here -> it has instance, job',
    ]);
    expect(marks({ ...restarts, text: '{{jobb}}' })[0]).toContain('did you mean job?');
    expect(marks({ ...restarts, expr: expressionOf(queue) })[0]).toContain('marks every moment');
  });
});

describe('link-target', () => {
  const other = dashboardOf([[lineOf(queue)]], { key: 'stock', title: 'Stock' });
  const to = (link: PanelLink) =>
    told(linkTarget, { dashboards: [dashboardOf([[lineOf(queue, { links: [link] })]]), other] });

  it('accepts dashboards, paths and URLs', () => {
    for (const target of [{ dashboard: 'stock' }, { url: '/d/x' }, { url: 'https://prometheus.io/docs' }])
      expect(to({ title: 'More', to: target })).toEqual([]);
  });

  it('refuses one to where the reader is, or to another than it says', () => {
    expect(to({ title: 'More', to: { dashboard: 'shop' } })).toEqual([
      'Shop > Queue: the link "More" leads to the dashboard that it stands on -> lead to another, or remove it',
    ]);
    expect(to({ title: 'Shop', to: { dashboard: 'stock' } })).toEqual([
      'Shop > Queue: the link "Shop" leads to dashboard stock, which is called "Stock" -> did you mean shop?',
    ]);
  });

  it('refuses what leads nowhere', () => {
    expect(to({ title: 'More', to: { dashboard: 'shp' } })).toEqual([
      'Shop > Queue: the link "More" leads to dashboard shp, which does not exist -> did you mean shop?',
    ]);
    expect(to({ title: ' ', to: { dashboard: 'shop' } })[0]).toContain('a link without a title');
    expect(to({ title: 'More', to: { url: 'javascript:alert(1)' } })[0]).toContain('no URL that a browser follows');
    expect(to({ title: 'More', to: { url: 'https://wiki.example.com/x' } })[0]).toContain(
      'leads to wiki.example.com, a placeholder',
    );
  });
});
