import { expect, it } from 'vitest';
import { alertConstant } from '../../../../engine/checks/alerts/alert-constant.ts';
import { duplicateText } from '../../../../engine/checks/alerts/duplicate-text.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, queue, stock } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

it('an annotation prints the value, not a constant', () => {
  const printing = (description: string) => told(alertConstant, withAlert(above(queue, 3), { description }));
  expect(printing('{{ $value | printf "%.0f" }} wait, {{ if gt $value 3.0 }}too many{{ end }}, more than 3.')).toEqual(
    [],
  );
  expect(printing('{{ 3 | printf "%.0f" }} wait.')).toEqual([
    'QueueLong > description: "{{ 3 | printf "%.0f" }}" prints the same number whatever the value is -> write $value',
  ]);
});

it('two alerts do not tell the same', () => {
  const texts = { summary: 'Too many', description: 'They wait.' };
  const twice = (more: object) => [
    alertOf(above(queue, 3), texts),
    alertOf(above(stock, 3), { ...texts, name: 'StockHigh', ...more }),
  ];
  expect(
    told(duplicateText, { groups: [groupOf(twice({ summary: 'Too much', description: 'It is full.' }))] }),
  ).toEqual([]);
  expect(told(duplicateText, { groups: [groupOf(twice({ description: 'It is full.' }))] })).toEqual([
    'StockHigh > summary: has the summary of QueueLong -> say what tells the two apart',
  ]);
  expect(told(duplicateText, { groups: [groupOf(twice({}))] })).toHaveLength(2);
});
