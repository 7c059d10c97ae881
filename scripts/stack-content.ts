import { alertsOf } from '../engine/alert.ts';
import { treeOf } from '../engine/checks/tree.ts';
import type { ExpressionUse, Model } from '../engine/model.ts';
import type { Node, SelectorNode } from '../engine/promql/node.ts';
import { lookBackOf } from '../engine/promql/look-back.ts';
import { walk } from '../engine/promql/walk.ts';
import { alertGroups } from '../alerts/index.ts';
import type { StackContent } from '../stack/content.ts';
import { everySwitchOn } from '../stack/every-switch.ts';
import type { Site } from '../stack/site-type.ts';

/** What the stack's configuration must know of alerts, rules and panels. */
export function stackContentOf(model: Model, site: Site, ruleFiles: readonly string[]): StackContent {
  const here = new Set(model.alerts.map(({ name }) => name));
  return {
    ruleFiles,
    alerts: model.uses.flatMap((use) => {
      if (use.owner.kind !== 'alert') return [];
      const { name, severity, component, when } = use.owner.alert;
      return [{ name, severity, component, labels: when.facts.labels ?? [], jobs: jobsIn(rootOf(use, model), model) }];
    }),
    absentAlerts: alertsOf(alertGroups(everySwitchOn(site))).filter(({ name }) => !here.has(name)),
    longestRange: longestRangeOf(model),
    keepMetrics: metricsToKeep(model),
    dashboards: model.project.dashboards.length > 0,
  };
}

/** Catalogued metrics that may leave the host: our own, and what this site's panels and rules read of other exporters. */
function metricsToKeep(model: Model): string[] {
  const read = new Set<string>();
  for (const use of model.uses) {
    walk(rootOf(use, model), (node) => {
      if (node.op === 'selector') read.add(node.name ?? node.metric?.name ?? '');
    });
  }
  const own = model.project.exposed.map(({ name }) => name);
  return [...new Set([...own, ...[...read].filter((name) => name !== '').sort(), ...model.recorded.keys()])];
}

/** Job names that the selectors of an expression fix, through recording rules too. */
function jobsIn(node: Node, model: Model): string[] {
  const jobs = new Set<string>();
  const visit = (part: Node): void => {
    if (part.op !== 'selector') return;
    for (const job of jobsOf(part, model)) jobs.add(job);
    if (part.metric?.kind === 'recorded') walk(part.metric.expr.node, visit);
  };
  walk(node, visit);
  return [...jobs];
}

function jobsOf({ matchers }: SelectorNode, { project }: Model): string[] {
  return matchers
    .filter(({ label, operator }) => label === 'job' && operator === '=')
    .flatMap(({ value }) => (typeof value === 'string' ? [value] : (project.setting.jobs[value.id] ?? [])));
}

/** The longest stretch of history that one expression reads by itself. */
function longestRangeOf(model: Model): StackContent['longestRange'] {
  let longest = { seconds: 0, what: 'nothing' };
  for (const use of model.uses) {
    const back = lookBackOf(rootOf(use, model));
    if (back > longest.seconds) longest = { seconds: back, what: use.path.join(' > ') };
  }
  return longest;
}

/** The tree of an expression, with what raw text in it says. */
function rootOf(use: ExpressionUse, model: Model): Node {
  return treeOf(use, model)?.root ?? use.expression.node;
}
