import { expect } from 'vitest';
import type { AlertOptions, RuleGroup } from '../../../engine/alert.ts';
import type { ModelCheck } from '../../../engine/checks/check.ts';
import type { Annotation } from '../../../engine/dashboard.ts';
import type { Finding } from '../../../engine/finding.ts';
import type { AnyValue } from '../../../engine/metric.ts';
import { modelOf } from '../../../engine/model.ts';
import type { Panel } from '../../../engine/panel/index.ts';
import type { Project, Runbook } from '../../../engine/project.ts';
import { above, type Expression, resets } from '../../../engine/promql/index.ts';
import { alertOf, dashboardOf, drift, groupOf, projectOf } from '../small-project.ts';

/** What a check reports about a project, one line each: `where: "under the caret" what is wrong -> the way out`. */
export function told(check: ModelCheck, parts: Partial<Project>): string[] {
  return check.run(modelOf(projectOf(parts))).map((finding) => {
    expect(finding.id).toBe(check.id);
    return wordsOf(finding);
  });
}

/** A finding as `told` writes it. */
export function wordsOf({ severity, path, message, help, excerpt }: Finding): string {
  const caret = excerpt === undefined ? '' : `"${excerpt.text.slice(excerpt.start, excerpt.end)}" `;
  const words = `${path.join(' > ')}: ${caret}${message}${help === undefined ? '' : ` -> ${help}`}`;
  return severity === 'error' ? words : `${severity} ${words}`;
}

/** A project of one alert. */
export function withAlert(
  when: AnyValue,
  more: Partial<AlertOptions> = {},
  group: Partial<RuleGroup> = {},
): Partial<Project> {
  return { groups: [groupOf([alertOf(when, more)], group)] };
}

/** A project of one dashboard of these panels, with restarts marked. */
export function withPanels(...panels: Panel[]): Partial<Project> {
  return { dashboards: [dashboardOf([panels], { annotations: [restarts] })] };
}

export const restarts: Annotation = {
  name: 'Restarts',
  expr: above(resets(drift, '5m'), 0) as Expression,
  color: 'blue',
  title: 'restarted',
  marksRestarts: true,
};

/** A complete runbook. */
export function runbookOf(name: string, change: (text: string) => string = (text) => text): Runbook {
  const text = `# ${name}

The queue is long, for 5 minutes.

## What users see

They wait.

## Confirm

Look.

## Fix

Restart.

## Escalate

- To nobody.
`;
  return { name, file: `/project/alerts/runbooks/${name}.md`, text: change(text) };
}
