import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { type Matcher, matcherText, parseMatchers, satisfies } from '../config/model/matcher.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/** A list of alerts that matches none: its matchers name a label or a value that no alert has. */
export const alertListMatching: ModelCheck = {
  id: 'alert-list-matching',
  run(model: Model): Finding[] {
    if (model.alerts.length === 0) return [];
    return model.panels.flatMap((entry) => {
      if (entry.panel.type !== 'alertlist') return [];
      const { alertInstanceLabelFilter: text = '' } = entry.panel.options as { alertInstanceLabelFilter?: string };
      const said = (said: Said) => ofPanel('alert-list-matching', entry, { ...said, anchor: 'matching:' });
      const matchers = parseMatchers(text);
      if (matchers === undefined) {
        const help = 'write matchers in braces, such as {severity="critical"}';
        return [said({ message: `${JSON.stringify(text)} is no list of matchers`, help })];
      }
      return matchers.flatMap((matcher) => fault(matcher, model).map(said));
    });
  },
};

function fault(matcher: Matcher, { alerts, project }: Model): Said[] {
  const values: Readonly<Record<string, readonly string[]>> = {
    alertname: [...alerts.map(({ name }) => name), ...project.absentAlerts],
    severity: ['critical', 'warning', 'info', 'none'],
    component: project.components,
  };
  const known = values[matcher.name];
  if (known === undefined) {
    const labels = [...Object.keys(values), ...alerts.flatMap(({ when }) => when.facts.labels ?? [])];
    if (labels.includes(matcher.name)) return [];
    const help = suggestion(matcher.name, labels) ?? `there are ${[...new Set(labels)].join(', ')}`;
    return [{ message: `no alert has the label ${matcher.name}`, help }];
  }
  const wanted: Matcher = { ...matcher, operator: matcher.operator.endsWith('~') ? '=~' : '=' };
  if (known.some((value) => satisfies(wanted, value) !== false)) return [];
  const message = `${matcherText(matcher)}: no alert has this ${matcher.name === 'alertname' ? 'name' : matcher.name}`;
  return [{ message, help: suggestion(matcher.value, known) ?? 'name one that exists' }];
}
