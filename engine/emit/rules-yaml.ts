import type { Alert, RuleGroup } from '../alert.ts';
import type { RecordingRule } from '../promql/record.ts';
import { renderBlock } from '../promql/render.ts';
import type { Setting } from '../setting.ts';
import { annotationsOf, type ShownOn } from './alert-annotations.ts';
import { yamlText } from './yaml.ts';

/** Finds the panel of an alert. */
export type ShownOnOf = (alert: Alert) => ShownOn | undefined;

/**
 * A rule file for Prometheus. Where Grafana evaluates the alerts it holds the recording rules only; undefined
 * where nothing is left of the group.
 */
export function rulesYaml(
  group: RuleGroup,
  setting: Setting,
  shownOnOf: ShownOnOf,
  comment?: string,
): string | undefined {
  const rules = group.rules.filter((rule) => rule.kind === 'recorded' || setting.evaluator === 'prometheus');
  if (rules.length === 0) return undefined;
  const entries = rules.map((rule) =>
    rule.kind === 'recorded' ? recordingEntry(rule, setting) : alertEntry(rule, setting, shownOnOf),
  );
  return yamlText({ groups: [{ name: group.name, interval: group.interval, rules: entries }] }, comment);
}

function recordingEntry(rule: RecordingRule, { jobs }: Setting): object {
  return { record: rule.name, expr: renderBlock(rule.expr, jobs) };
}

function alertEntry(alert: Alert, setting: Setting, shownOnOf: ShownOnOf): object {
  return {
    alert: alert.name,
    expr: renderBlock(alert.when, setting.jobs),
    ...(alert.for && { for: alert.for }),
    ...(alert.keepFiringFor && { keep_firing_for: alert.keepFiringFor }),
    labels: { component: alert.component, severity: alert.severity },
    annotations: annotationsOf(alert, shownOnOf(alert), setting),
  };
}
