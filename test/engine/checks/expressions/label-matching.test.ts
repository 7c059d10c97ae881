import { describe, expect, it } from 'vitest';
import {
  above,
  and,
  dividedBy,
  minus,
  orZero,
  promql,
  select,
  sum,
  sumBy,
  times,
  unless,
} from '../../../../engine/promql/index.ts';
import { callRate, queue, up } from '../../small-project.ts';
import { inAlert, onPanel, rawOf } from './findings.ts';

const perJob = sumBy(['job'], queue);

describe('label-matching', () => {
  it.each([
    ['equal labels', above(times(queue, select(up, { job: 'shop' })), 1)],
    ['a label that both have', above(dividedBy(perJob, callRate), 1, { provided: perJob })],
    ['many to one, said so', rawOf(promql`queue_length / on (job) group_left () sum by (job) (queue_length) > 0.5`)],
    ['one to many, said so', rawOf(promql`sum by (job) (queue_length) / on (job) group_right () queue_length > 0.5`)],
    ['a set that is matched on a label', and(queue, sumBy(['job'], up), { on: ['job'] })],
    ['a union of different labels', above(orZero(sum(queue)), 1)],
    ['a number on either side', above(minus(1, queue), 1)],
    [
      'a label that is fixed to one value',
      rawOf(promql`sum by (job) (queue_length) / on (job) queue_length{instance="h:1"} < 2`),
    ],
  ])('is silent about %s', (_what, when) => {
    expect(onPanel(when).filter(({ id }) => id === 'label-matching')).toEqual([]);
  });

  it('reports two sides that never meet', () => {
    expect(onPanel(rawOf(promql`sum(queue_length) * queue_length`))).toEqual([
      {
        id: 'label-matching',
        under: 'sum(queue_length) * queue_length',
        message: 'the left side has no labels and the right side instance, job: no series of the two ever meet',
        help: 'say on (…), or aggregate both sides by the same labels',
      },
    ]);
  });

  it('reports an alert that its condition silences for ever', () => {
    expect(inAlert(rawOf(promql`queue_length > 5 and sum(up) > 0`))).toMatchObject([
      { id: 'label-matching', under: 'queue_length > 5 and sum(up) > 0' },
    ]);
  });

  it('reports an exception that never applies', () => {
    expect(inAlert(unless(queue, sum(up) as never, undefined as never))).toMatchObject([
      { id: 'label-matching', help: 'so that nothing is ever taken away: say on (…)' },
    ]);
  });

  it('reports sides that differ beyond what is ignored', () => {
    expect(onPanel(rawOf(promql`queue_length * ignoring (instance) sum(queue_length)`))).toMatchObject([
      { message: 'the left side has job and the right side no labels: no series of the two ever meet' },
    ]);
  });

  it.each([
    [
      'queue_length * on (job) sum by (job) (queue_length)',
      'left',
      'right',
      'say groupLeft, or aggregate the left side first',
    ],
    ['sum by (job) (queue_length) * on (job) queue_length', 'right', 'left', 'aggregate the right side first'],
    ['queue_length * on (job) group_left () queue_length', 'right', 'left', 'aggregate the right side first'],
    ['queue_length * on (job) group_right () queue_length', 'left', 'right', 'aggregate the left side first'],
    [
      'queue_length * ignoring (instance) sum by (job) (queue_length)',
      'left',
      'right',
      'say groupLeft, or aggregate the left side first',
    ],
  ])('reports several series that meet one: %s', (text, many, one, help) => {
    expect(onPanel(rawOf(promql`${text}`))).toEqual([
      {
        id: 'label-matching',
        under: text,
        message: `several series of the ${many} side, by instance, meet one of the ${one}`,
        help,
      },
    ]);
  });
});
