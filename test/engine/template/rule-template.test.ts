import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../engine/template/parse.ts';
import { problemsOfRuleTemplate } from '../../../engine/template/rule-template.ts';

const scope = { labels: ['instance', 'job'], ownLabels: ['alertname', 'severity'] };

function problemsOf(text: string, labels: readonly string[] = scope.labels): string[] {
  return problemsOfRuleTemplate(parseTemplate(text), { ...scope, labels }).map(
    ({ start, end, message, help }) => `"${text.slice(start, end)}" ${message} -> ${help}`,
  );
}

describe('the template of an alert', () => {
  it('may print the value and the labels of its series, through functions that both sides know', () => {
    const texts = [
      '{{ $value | humanizePercentage }} on {{ $labels.instance }}',
      '{{ printf "%.1f" $value }} {{ humanize1024 $value }} {{ $labels.job | toUpper }}',
      '{{ if match "a.*" $labels.job }}{{ title $labels.job }}{{ else }}{{ reReplaceAll "a" "b" $labels.job }}{{ end }}',
      '{{ index $labels "instance" }} {{ len $labels.job }} {{ and $value true }}',
      '{{ with $labels.job }}{{ . }}{{ end }}{{ range $k, $v := $labels }}{{ $k }}{{ $v }}{{ end }}',
      '{{ $x := $value }}{{ $x | humanize }}',
    ];
    for (const text of texts) expect(problemsOf(text), text).toEqual([]);
  });

  it('may not name a label that the series do not have', () => {
    expect(problemsOf('{{ $labels.instanse }}')).toEqual([
      '"instanse" the expression has no label instanse: this would print nothing -> did you mean instance?',
    ]);
    expect(problemsOf('{{ index $labels "mountpoint" }}')).toEqual([
      '""mountpoint"" the expression has no label mountpoint: this would print nothing -> it has instance, job',
    ]);
    expect(problemsOf('{{ $labels.job }}', [])).toEqual([
      '"job" the expression has no label job: this would print nothing -> it has no labels at all',
    ]);
    expect(problemsOf('{{ $labels.severity }}')).toEqual([
      '"severity" severity is a label of the rule, and a template sees those of the series only -> write it out',
    ]);
  });

  it('is not judged by labels that cannot be known', () => {
    expect(
      problemsOfRuleTemplate(parseTemplate('{{ $labels.anything }}'), { labels: undefined, ownLabels: [] }),
    ).toEqual([]);
  });

  it('may not call what one of the two sides lacks or answers otherwise', () => {
    expect(problemsOf('{{ $value | humanizePercent }}')).toEqual([
      '"humanizePercent" there is no function humanizePercent -> did you mean humanizePercentage?',
    ]);
    expect(problemsOf('{{ with query "up" }}{{ . | first | value }}{{ end }}')).toEqual([
      '"query" query answers nothing in Grafana -> say it in words, or link to a panel',
      '"first" first works on the result of query, which answers nothing in Grafana -> say it in words, or link to a panel',
      '"value" value works on the result of query, which answers nothing in Grafana -> say it in words, or link to a panel',
    ]);
    expect(problemsOf('{{ externalURL }}')[0]).toContain(
      "names Prometheus' own address in one and Grafana's in the other",
    );
    expect(problemsOf('{{ graphLink "up" }}')).toHaveLength(1);
  });

  it('may not read fields and variables of other templates', () => {
    expect(problemsOf('{{ .Labels.instance }}')).toEqual([
      '".Labels.instance" .Labels is how Alertmanager reads them -> write $labels.instance',
    ]);
    expect(problemsOf('{{ .Value | humanize }}')).toEqual(['".Value" .Value is a text in Grafana -> write $value']);
    expect(problemsOf('{{ .Annotations.summary }}')[0]).toContain("known to Alertmanager's templates, not to a rule's");
    expect(problemsOf('{{ .instance }}')[0]).toContain('did you mean $labels.instance?');
    expect(problemsOf('{{ $values.A.Value }}')[0]).toContain("$values is Grafana's");
    expect(problemsOf('{{ $externalURL }}')[0]).toContain("Prometheus' own: Grafana does not know it");
    expect(problemsOf('{{ $label.instance }}')).toEqual([
      '"$label" there is no variable $label -> did you mean $labels?',
    ]);
    expect(problemsOf('{{ $Value }}')[0]).toContain('did you mean $value?');
    expect(problemsOf('{{ . }}')[0]).toContain('the dot prints everything');
    expect(problemsOf('{{ $labels }}')[0]).toContain('prints all labels as Go writes a map');
  });

  it('may not leave out the pipe or the argument', () => {
    expect(problemsOf('{{ $value humanize }}')).toEqual([
      '"humanize" a value takes no argument -> put a | between the two',
    ]);
    expect(problemsOf('{{ humanize | $value }}')).toEqual([
      '"humanize" humanize takes 1 argument and is given 0 -> write {{ $value | humanize }}',
      '"$value" a value takes nothing from a | -> put a function here',
    ]);
    expect(problemsOf('{{ $value | humanize 1 }}')).toEqual([
      '"humanize 1" humanize takes 1 argument and is given 2 -> undefined',
    ]);
  });

  it('may not leave a variable or braces outside of an action', () => {
    expect(problemsOf('$labels.instance is at { $value }')).toEqual([
      '"$labels.instance" $labels.instance stands outside of {{ }} and would be sent as it is -> write {{ $labels.instance }}',
      '"$value" $value stands outside of {{ }} and would be sent as it is -> write {{ $value }}',
    ]);
    expect(problemsOf('$value }} of the calls')[1]).toContain('this }} closes nothing');
    expect(problemsOf('costs $5')).toEqual([]);
  });
});
