import { describe, expect, it } from 'vitest';
import { rawFacts } from '../../../../engine/checks/expressions/raw-facts.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { modelOf } from '../../../../engine/model.ts';
import { above, promql, raw, sum, sumBy } from '../../../../engine/promql/index.ts';
import { alertOf, callRate, dashboardOf, groupOf, lineOf, projectOf, queue } from '../../small-project.ts';

function found(expr: AnyValue) {
  const project = projectOf({
    groups: [groupOf([callRate, alertOf(expr)])],
    dashboards: [dashboardOf([[lineOf(queue)]])],
  });
  return rawFacts.run(modelOf(project)).map(({ message, help, excerpt }) => ({
    under: excerpt!.text.slice(excerpt!.start, excerpt!.end),
    message,
    help,
  }));
}

describe('raw-facts', () => {
  it.each([
    [
      'labels and unit as the text has them',
      raw(promql`max by (job) (queue_length)`, { labels: ['job'], unit: 'count' }),
    ],
    ['labels of a recording rule', raw(promql`job:calls:rate5m * 1`, { labels: ['job'], unit: 'count/s' })],
    [
      'a label that is fixed to one value',
      raw(promql`sum by (job) (queue_length{job="x"})`, { labels: ['job'], varying: [], unit: 'count' }),
    ],
    ['a unit that nobody knows', raw(promql`sqrt(sum(queue_length))`, { labels: [], unit: 'ratio' })],
    ['a metric that the catalogue does not know', raw(promql`nonesuch`, { labels: ['job'], unit: 'count' })],
    ['text that does not parse', raw(promql`sum(`, { labels: ['job'], unit: 'count' })],
    ['no raw text at all', above(sum(queue), 1)],
  ])('is silent about %s', (_what, expr) => {
    expect(found(expr)).toEqual([]);
  });

  it('reports labels that the text does not have', () => {
    expect(found(raw(promql`queue_length`, { labels: ['job'], unit: 'count' }))).toEqual([
      {
        under: 'queue_length',
        message: 'its series have instance, job, and it declares job',
        help: "declare labels: ['instance', 'job'], or aggregate",
      },
    ]);
    expect(found(raw(promql`sum(queue_length)`, { labels: ['job'], unit: 'count' }))).toMatchObject([
      { message: 'its series have no labels, and it declares job' },
    ]);
  });

  it('reports many series that are declared to be one', () => {
    expect(found(raw(promql`queue_length`, { labels: ['instance', 'job'], varying: ['job'], unit: 'count' }))).toEqual([
      {
        under: 'queue_length',
        message: 'there may be many series, by instance, and it declares one',
        help: 'aggregate, or declare them as varying',
      },
    ]);
  });

  it('reports another unit', () => {
    expect(found(raw(promql`sum(queue_length)`, { labels: [], unit: 'ratio' }))).toEqual([
      {
        under: 'sum(queue_length)',
        message: 'its unit is count, and it declares ratio',
        help: "declare unit: 'count'",
      },
    ]);
  });

  it('reports text inside of other expressions, and inside of other text', () => {
    const inner = raw(promql`max(queue_length)`, { labels: [], unit: 'bytes' });
    const outer = raw(promql`sum by (job) (queue_length) * on () group_left () ${inner}`, {
      labels: ['job'],
      unit: 'unknown',
    });
    expect(found(above(sumBy(['job'], outer), 1))).toEqual([
      {
        under: 'max(queue_length)',
        message: 'its unit is count, and it declares bytes',
        help: "declare unit: 'count'",
      },
    ]);
  });
});
