import { describe, expect, it } from 'vitest';
import { forGrafana } from '../../../engine/emit/template.ts';

describe('the Grafana form of a template', () => {
  it.each([
    ['{{ $value }}', '{{ $values.A.Value }}'],
    ['{{$value|humanize}} wait', '{{$values.A.Value|humanize}} wait'],
    ['{{ printf "%.1f" $value }} of {{ $labels.job }}', '{{ printf "%.1f" $values.A.Value }} of {{ $labels.job }}'],
    ['{{ if gt $value 1.0 }}{{ $value }}{{ end }}', '{{ if gt $values.A.Value 1.0 }}{{ $values.A.Value }}{{ end }}'],
    ['{{ humanizePercentage\n  $value }}', '{{ humanizePercentage\n  $values.A.Value }}'],
  ])('reads the value of the instant query: %s', (template, expected) => {
    expect(forGrafana(template)).toBe(expected);
  });

  it.each([
    'costs $value in words',
    '{{ $values.A.Value }}',
    '{{ $labels.value }}',
    '{{ $valueless }}',
    'no action at all',
    '{{ $labels.job }} $value {{ $labels.instance }}',
  ])('leaves everything else as it is: %s', (template) => {
    expect(forGrafana(template)).toBe(template);
  });
});
