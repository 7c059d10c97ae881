import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../engine/template/parse.ts';

const problemsOf = (text: string) =>
  parseTemplate(text).problems.map(({ start, end, message }) => `"${text.slice(start, end)}" ${message}`);

describe('a template', () => {
  it('is cut into actions, pipelines and operands', () => {
    const { actions, problems } = parseTemplate('CPU {{ $value | printf "%.1f" }} on {{ index $labels "in}}st" }}.');
    expect(problems).toEqual([]);
    const words = actions.map(({ pipeline }) =>
      pipeline.map(({ operands }) => operands.map((one) => ('text' in one ? one.text : one.kind))),
    );
    expect(words).toEqual([[['$value'], ['printf', '"%.1f"']], [['index', '$labels', '"in}}st"']]]);
  });

  it('may trim, comment, declare, nest and branch as Go has it', () => {
    const texts = [
      '{{- $value -}}',
      '{{/* why */}}x{{- /* trimmed */ -}}',
      '{{ $n := $value | humanize }}{{ $n }}',
      '{{ with $x := $labels.job }}{{ . }}{{ else }}none{{ end }}',
      '{{ if gt $value 0.5 }}a{{ else if eq $value 0.0 }}b{{ else }}c{{ end }}',
      '{{ range $name, $text := $labels }}{{ $name }}={{ $text }} {{ end }}',
      '{{ (printf "%.1f" (humanize $value)).x }}',
      '{{ `raw {{ text` }}',
      '',
      'no action at all',
    ];
    for (const text of texts) expect(problemsOf(text), text).toEqual([]);
  });

  it('tells where an action is not closed', () => {
    expect(problemsOf('{{ $value')).toEqual(['"{{ $value" this {{ is never closed']);
    expect(problemsOf('{{ $value } of the calls')).toEqual(['"{{ $value }" this action is closed by one brace only']);
    expect(problemsOf('{{ $labels.job  {{ $value }}')).toEqual(['"{{ $labels.job" this {{ is never closed']);
    expect(problemsOf('{{')).toEqual(['"{{" this {{ is never closed']);
  });

  it('tells what stands in an action and means nothing', () => {
    expect(problemsOf('{{ $value & 1 }}')).toEqual(['"&" & means nothing inside an action']);
    expect(problemsOf('{{ printf "%.1f $value }}')).toEqual(['""" this string is not closed']);
    expect(problemsOf('{{ }}')).toEqual(['"{{ }}" this action is empty']);
    expect(problemsOf('{{ $value | }}')).toEqual(['"|" nothing follows this |']);
    expect(problemsOf('{{ | humanize }}')).toEqual(['"|" nothing stands before this |']);
    expect(problemsOf('{{ (humanize $value }}')).toEqual(['"(" this ( is never closed']);
    expect(problemsOf('{{ humanize $value) }}')).toEqual(['")" this ) closes nothing']);
  });

  it('tells where a branch is open, or an end has none', () => {
    expect(problemsOf('{{ if $value }}x')).toEqual(['"{{ if $value }}" this if has no end']);
    expect(problemsOf('x{{ end }}')).toEqual(['"{{ end }}" this end closes nothing']);
    expect(problemsOf('{{ else }}')).toEqual(['"{{ else }}" this else closes nothing']);
    expect(problemsOf('{{ if }}x{{ end }}')).toEqual(['"{{ if }}" this action is empty']);
  });

  it('never ends in an exception or an endless loop, whatever it is given', () => {
    const parts = [
      '{{',
      '}}',
      '{',
      '}',
      '$value',
      '|',
      '(',
      ')',
      '"',
      '`',
      ' - ',
      'if',
      'end',
      '.x',
      '\n',
      '/*',
      '*/',
      '%',
    ];
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31);
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: 1 + (next() % 9) }, () => parts[next() % parts.length]).join('');
      for (const { start, end } of parseTemplate(text).problems) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});
