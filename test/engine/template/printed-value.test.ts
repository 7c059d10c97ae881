import { expect, it } from 'vitest';
import { parseTemplate } from '../../../engine/template/parse.ts';
import { printedValues } from '../../../engine/template/printed-value.ts';

const stepsOf = (text: string) => printedValues(parseTemplate(text)).map(({ steps }) => steps);

it('follows the value through functions, piped or in brackets', () => {
  expect(stepsOf('{{ $value }} {{ $labels.job }}')).toEqual([[]]);
  expect(stepsOf('{{ $value | humanizePercentage }}')).toEqual([[{ name: 'humanizePercentage' }]]);
  expect(stepsOf('{{ humanize $value }}')).toEqual([[{ name: 'humanize' }]]);
  expect(stepsOf('{{ $value | printf "%.1f" }}')).toEqual([[{ name: 'printf', format: '%.1f' }]]);
  expect(stepsOf('{{ printf "%.1f" $value }}')).toEqual([[{ name: 'printf', format: '%.1f' }]]);
  expect(stepsOf('{{ (humanize $value) | toUpper }}')).toEqual([[{ name: 'humanize' }, { name: 'toUpper' }]]);
});

it('leaves out what prints nothing', () => {
  expect(stepsOf('{{ if gt $value 1.0 }}many{{ end }}')).toEqual([]);
});

it('keeps the text behind', () => {
  expect(printedValues(parseTemplate('{{ $value }}% of the calls'))[0]!.behind).toBe('% of the cal');
});
