import { expect, it } from 'vitest';
import { alertTemplate } from '../../../../engine/checks/alerts/alert-template.ts';
import { above, sumBy } from '../../../../engine/promql/index.ts';
import { queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const described = (description: string, when = above(queue, 1)) =>
  told(alertTemplate, withAlert(when, { description }));

it('accepts labels of the expression and functions of both sides', () => {
  expect(described('{{ $value | humanize }} wait in {{ $labels.instance }} of {{ $labels.job }}.')).toEqual([]);
});

it('puts the caret under the label that the aggregation removed', () => {
  expect(described('They wait in {{ $labels.instance }}.', above(sumBy(['job'], queue), 1) as never)).toEqual([
    'QueueLong > description: "instance" the expression has no label instance: this would print nothing -> it has job',
  ]);
});

it('knows that the labels of the rule are not those of its series', () => {
  expect(described('{{ $labels.severity }} of {{ $labels.component }}.')).toHaveLength(2);
});

it('finds slips in both texts', () => {
  expect(
    told(
      alertTemplate,
      withAlert(above(queue, 1), { summary: 'Queue {{ $value', description: '{{ $value | humanise }}.' }),
    ),
  ).toEqual([
    'QueueLong > summary: "{{ $value" this {{ is never closed -> add }} where the action ends',
    'QueueLong > description: "humanise" there is no function humanise -> did you mean humanize?',
  ]);
});
