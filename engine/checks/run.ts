import type { Allow } from '../allow.ts';
import type { Finding } from '../finding.ts';
import type { ExpressionUse, Model } from '../model.ts';
import type { Place } from '../place.ts';
import type { Node } from '../promql/node.ts';
import { childrenOf } from '../promql/walk.ts';
import type { ModelCheck, NodeCheck, NodeProblem } from './check.ts';
import { nodeChecks } from './expressions/index.ts';
import { treeOf } from './tree.ts';

/** Runs node checks over every expression and model checks over the whole, and drops what content allows, with a reason. */
export function runChecks(model: Model, modelChecks: readonly ModelCheck[]): Finding[] {
  const findings = model.uses.flatMap((use) => findingsIn(use, model));
  for (const check of modelChecks) findings.push(...check.run(model));
  return allowed(findings, allowancesOf(model));
}

const checksByOp = new Map<Node['op'], NodeCheck[]>();
for (const check of nodeChecks) {
  for (const op of check.on) checksByOp.set(op, [...(checksByOp.get(op) ?? []), check]);
}

function findingsIn(use: ExpressionUse, model: Model): Finding[] {
  const findings: Finding[] = [];
  const tree = treeOf(use, model);
  if (tree === undefined) return findings;
  const visit = (node: Node): void => {
    for (const check of checksByOp.get(node.op) ?? []) {
      const problems = check.visit(node as never, use, model);
      if (problems === undefined) continue;
      for (const problem of [problems].flat() as NodeProblem[]) {
        findings.push(findingOf(check.id, problem, problem.node ?? node, use, tree.spanOf));
      }
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree.root);
  return findings;
}

function findingOf(id: string, problem: NodeProblem, node: Node, use: ExpressionUse, spanOf: (node: Node) => readonly [number, number]): Finding {
  const [start, end] = spanOf(node);
  const { message, help, severity = 'error' } = problem;
  return { id, severity, place: use.place, path: use.path, message, help, excerpt: { text: use.text, start, end } };
}

interface Allowance {
  readonly path: readonly string[];
  readonly place: Place;
  readonly allow: Allow;
}

function allowancesOf({ project, panels }: Model): Allowance[] {
  return [
    ...project.dashboards.map((dashboard) => ({ path: [dashboard.title], place: dashboard.place, allow: dashboard.allow })),
    ...panels.map(({ dashboard, panel }) => ({ path: [dashboard.title, panel.title], place: panel.place, allow: panel.allow })),
    ...project.groups.flatMap(({ rules }) =>
      rules.map((rule) => ({ path: [rule.name], place: rule.place, allow: rule.kind === 'alert' ? rule.allow : undefined })),
    ),
  ].flatMap(({ path, place, allow }) => (allow === undefined ? [] : [{ path, place, allow }]));
}

/** Without the findings that an allowance of their owner names; an allowance that names none is a finding itself. */
function allowed(findings: readonly Finding[], allowances: readonly Allowance[]): Finding[] {
  if (allowances.length === 0) return [...findings];
  const used = new Set<string>();
  const kept = findings.filter(({ id, path }) => {
    const index = allowances.findIndex((entry) => id in entry.allow && entry.path.every((name, i) => path[i] === name));
    if (index >= 0) used.add(`${index} ${id}`);
    return index < 0;
  });
  allowances.forEach(({ path, place, allow }, index) => {
    for (const [id, reason] of Object.entries(allow)) {
      if (reason.trim() === '') kept.push({ id: 'allow-reason', severity: 'error', place, path, message: `allows ${id} without a reason` });
      if (used.has(`${index} ${id}`)) continue;
      const message = `allows ${id}, which it does not need`;
      kept.push({ id: 'unused-allow', severity: 'error', place, anchor: id, path, message, help: 'remove the line' });
    }
  });
  return kept;
}
