import { describe, expect, it } from 'vitest';
import { artefactsOf, shownOnIn } from '../../../engine/emit/artefacts.ts';
import { queryTextFor } from '../../../engine/emit/panel-json.ts';
import { above } from '../../../engine/promql/index.ts';
import { alertOf, callRate, dashboardOf, groupOf, lineOf, projectOf, queue, setting } from '../small-project.ts';

const project = projectOf({
  dashboards: [dashboardOf([[lineOf(queue, { key: 'queue-key' })]])],
  groups: [groupOf([callRate, alertOf(above(queue, 5))]), groupOf([callRate], { name: 'records', file: 'records' })],
});
const sourceOf = ({ kind }: { readonly kind: string }) => `${kind}s/shop.ts`;
const artefacts = artefactsOf(project, queryTextFor(setting), sourceOf);

describe('the artefacts of a project', () => {
  it('are dashboards, rules in both forms and the exposition, each with its source', () => {
    expect(artefacts.map(({ path, kind, source, uid }) => [path, kind, source, uid])).toEqual([
      ['grafana/dashboards/shop.json', 'dashboard', 'dashboards/shop.ts', 'shop-shop'],
      ['prometheus/rules/shop.yml', 'prometheus-rules', 'groups/shop.ts', undefined],
      ['grafana/alerting/shop.yaml', 'grafana-alerts', 'groups/shop.ts', undefined],
      ['prometheus/rules/records.yml', 'prometheus-rules', 'groups/shop.ts', undefined],
      ['contract/metrics.prom', 'exposition', 'metrics/shop.ts', undefined],
    ]);
  });

  it('end with one newline each, and are the same when built again', () => {
    expect(artefacts.filter(({ text }) => !/[^\n]\n$/.test(text))).toEqual([]);
    expect(artefactsOf(project, queryTextFor(setting), sourceOf)).toEqual(artefacts);
  });

  it('have no rule file left of a group of which Grafana evaluates everything', () => {
    const setting2 = { ...setting, evaluator: 'grafana' } as const;
    const alone = { ...project, groups: [groupOf([alertOf(above(queue, 5))])], setting: setting2 };
    expect(artefactsOf(alone, queryTextFor(setting2), sourceOf).map(({ path }) => path)).not.toContain(
      'prometheus/rules/shop.yml',
    );
  });
});

describe('the panel that an alert names', () => {
  it('is found by dashboard and title, and known by its key', () => {
    expect(shownOnIn(project)(alertOf(queue))).toEqual({ dashboard: 'shop', panelKey: 'queue-key' });
  });

  it('is none where there is no such panel', () => {
    expect(shownOnIn(project)(alertOf(queue, { shownOn: 'shop/Queues' }))).toBeUndefined();
    expect(shownOnIn(project)(alertOf(queue, { shownOn: 'Queue' }))).toBeUndefined();
  });
});
