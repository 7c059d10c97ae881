import { runChecks } from '../../../../engine/checks/run.ts';
import type { ModelCheck } from '../../../../engine/checks/check.ts';
import { promqlSyntax } from '../../../../engine/checks/expressions/promql-syntax.ts';
import type { Finding } from '../../../../engine/finding.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { modelOf } from '../../../../engine/model.ts';
import { type Promql, raw } from '../../../../engine/promql/raw.ts';
import { alertOf, callRate, dashboardOf, groupOf, lineOf, projectOf } from '../../small-project.ts';

const everyCheck: readonly ModelCheck[] = [promqlSyntax];

/** What a reader sees of a finding: `error unknown-metric`, the text over the caret, the message and the way out. */
export interface Shown {
  readonly id: string;
  readonly under: string;
  readonly message: string;
  readonly help: string | undefined;
}

function shown({ id, severity, excerpt, message, help }: Finding): Shown {
  const under = excerpt ? excerpt.text.slice(excerpt.start, excerpt.end) : '';
  return { id: severity === 'error' ? id : `${severity} ${id}`, under, message, help };
}

/** What the checks say of an expression in an alert, beside a recording rule. */
export function inAlert(when: AnyValue): Shown[] {
  const project = projectOf({ groups: [groupOf([callRate, alertOf(when)])] });
  return runChecks(modelOf(project), everyCheck).map(shown);
}

/** What the checks say of an expression on a panel. */
export function onPanel(expr: AnyValue): Shown[] {
  const project = projectOf({ dashboards: [dashboardOf([[lineOf(expr)]])], groups: [groupOf([callRate])] });
  return runChecks(modelOf(project), everyCheck).map(shown);
}

/** Text of which nothing is declared, as the one escape hatch takes it. */
export function rawOf(text: Promql): AnyValue {
  return raw(text, { labels: ['instance', 'job'], unit: 'unknown' });
}
