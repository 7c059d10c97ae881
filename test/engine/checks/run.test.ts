import { describe, expect, it } from 'vitest';
import type { Allow } from '../../../engine/allow.ts';
import { promqlSyntax } from '../../../engine/checks/expressions/promql-syntax.ts';
import { runChecks } from '../../../engine/checks/run.ts';
import type { ModelCheck } from '../../../engine/checks/check.ts';
import type { Finding } from '../../../engine/finding.ts';
import { modelOf } from '../../../engine/model.ts';
import { above, dividedBy, increase, promql, rate, raw, sum } from '../../../engine/promql/index.ts';
import { alertOf, calls, dashboardOf, failed, groupOf, lineOf, projectOf, stock } from '../small-project.ts';

/** 0/0 in a quiet hour: one finding of division-by-zero wherever it stands. */
const unsafe = dividedBy(sum(rate(failed, '5m')), sum(rate(calls, '5m')));

const brief = ({ id, path, message }: Finding) =>
  `${id}: ${path.join(' > ')}${id.endsWith('allow') || id.startsWith('allow') ? `: ${message}` : ''}`;
const foundIn = (project: Parameters<typeof projectOf>[0], checks: readonly ModelCheck[] = []) =>
  runChecks(modelOf(projectOf(project)), checks).map(brief);

const panelAllowing = (allow: Allow | undefined, title = 'One') => lineOf(unsafe, { title, ...(allow && { allow }) });

describe('a finding', () => {
  it('names the dashboard, the panel and the query, and the line that declares the panel', () => {
    const panel = lineOf(unsafe);
    const [finding] = runChecks(modelOf(projectOf({ dashboards: [dashboardOf([[panel]])] })), []);
    expect(finding).toMatchObject({ id: 'division-by-zero', severity: 'error', path: ['Shop', 'Queue', 'A'] });
    expect(finding!.place).toBe(panel.place);
  });

  it('names an alert and an annotation by their names', () => {
    const annotations = [{ name: 'Failures', expr: above(unsafe, 0.1), color: 'red', title: 'x' }] as const;
    expect(
      foundIn({ dashboards: [dashboardOf([], { annotations })], groups: [groupOf([alertOf(above(unsafe, 0.1))])] }),
    ).toEqual(['division-by-zero: Shop > annotation Failures', 'division-by-zero: QueueLong']);
  });

  it('has the whole expression as its excerpt, with the offset of the offending part', () => {
    const [finding] = runChecks(modelOf(projectOf({ groups: [groupOf([alertOf(above(unsafe, 0.1))])] })), []);
    const { text, start, end } = finding!.excerpt!;
    expect(text).toBe('sum(rate(calls_failed_total{job="shop"}[5m])) / sum(rate(calls_total{job="shop"}[5m])) > 0.1');
    expect(text.slice(start, end)).toBe('sum(rate(calls_total{job="shop"}[5m]))');
  });

  it('of the model stands behind those of its expressions', () => {
    const check: ModelCheck = { id: 'x', run: () => [{ id: 'x', severity: 'warning', path: ['Shop'], message: 'm' }] };
    expect(foundIn({ dashboards: [dashboardOf([[lineOf(unsafe)]])] }, [check])).toEqual([
      'division-by-zero: Shop > Queue > A',
      'x: Shop',
    ]);
  });
});

describe('every expression', () => {
  it('is looked at on its own: one that does not parse or is not scraped hides no other', () => {
    const broken = raw(promql`sum(`, { labels: [], unit: 'count' });
    const lines = [
      lineOf(broken, { title: 'Broken' }),
      lineOf(stock, { title: 'Elsewhere' }),
      lineOf(unsafe, { title: 'Unsafe' }),
    ];
    expect(foundIn({ dashboards: [dashboardOf([lines])] }, [promqlSyntax])).toEqual([
      'division-by-zero: Shop > Unsafe > A',
      'promql-syntax: Shop > Broken > A',
      'promql-syntax: Shop > Elsewhere > A',
    ]);
  });

  it('with a wrong literal is reported once, whatever the grammar has seen before', () => {
    const growing = (window: string) => above(sum(increase(failed, window as never)), 0);
    const project = {
      groups: [
        groupOf([alertOf(growing('5x')), alertOf(growing('5m'), { name: 'B' }), alertOf(growing('7x'), { name: 'C' })]),
      ],
    };
    expect(foundIn(project, [promqlSyntax])).toEqual(['literal: QueueLong', 'literal: C']);
  });
});

describe('an allowance with a reason', () => {
  const reason = { 'division-by-zero': 'shown as NaN on purpose' };

  it('silences its own panel and no other', () => {
    const dashboards = [dashboardOf([[panelAllowing(reason), panelAllowing(undefined, 'Two')]])];
    expect(foundIn({ dashboards })).toEqual(['division-by-zero: Shop > Two > A']);
  });

  it('silences its own id and no other', () => {
    const check: ModelCheck = {
      id: 'x',
      run: () => [{ id: 'x', severity: 'error', path: ['Shop', 'One'], message: 'm' }],
    };
    expect(foundIn({ dashboards: [dashboardOf([[panelAllowing(reason)]])] }, [check])).toEqual(['x: Shop > One']);
  });

  it('of a dashboard covers its panels and annotations, and no other dashboard', () => {
    const other = dashboardOf([[panelAllowing(undefined)]], { key: 'other', title: 'Other' });
    const covered = dashboardOf([[panelAllowing(undefined), panelAllowing(undefined, 'Two')]], { allow: reason });
    expect(foundIn({ dashboards: [covered, other] })).toEqual(['division-by-zero: Other > One > A']);
  });

  it('of an alert covers the alert alone', () => {
    const rules = [alertOf(above(unsafe, 0.1), { allow: reason }), alertOf(above(unsafe, 0.2), { name: 'Other' })];
    expect(foundIn({ groups: [groupOf(rules)] })).toEqual(['division-by-zero: Other']);
  });
});

describe('an allowance', () => {
  it('that excuses nothing is a finding at its own line', () => {
    const panel = lineOf(sum(rate(calls, '5m')), { allow: { 'division-by-zero': 'left over' } });
    const [finding, ...others] = runChecks(modelOf(projectOf({ dashboards: [dashboardOf([[panel]])] })), []);
    expect(finding).toMatchObject({
      id: 'unused-allow',
      severity: 'error',
      path: ['Shop', 'Queue'],
      anchor: 'division-by-zero',
      message: 'allows division-by-zero, which it does not need',
      help: 'remove the line',
    });
    expect(finding!.place).toBe(panel.place);
    expect(others).toEqual([]);
  });

  it('without a reason is a finding, though it excuses something', () => {
    expect(foundIn({ dashboards: [dashboardOf([[panelAllowing({ 'division-by-zero': '  ' })]])] })).toEqual([
      'allow-reason: Shop > One: allows division-by-zero without a reason',
    ]);
  });

  it('that another one makes unnecessary is unused', () => {
    const reason = { 'division-by-zero': 'on purpose' };
    const dashboards = [dashboardOf([[panelAllowing(reason)]], { allow: reason })];
    expect(foundIn({ dashboards })).toEqual([
      'unused-allow: Shop > One: allows division-by-zero, which it does not need',
    ]);
  });
});
