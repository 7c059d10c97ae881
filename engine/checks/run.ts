import type { Allow } from '../allow.ts';
import type { Finding } from '../finding.ts';
import type { ExpressionUse, Model } from '../model.ts';
import type { Place } from '../place.ts';
import type { Expression, Node } from '../promql/node.ts';
import { childrenOf } from '../promql/walk.ts';
import type { ModelCheck, NodeCheck, NodeProblem } from './check.ts';
import { nodeChecks } from './expressions/index.ts';
import { type Tree, treeOf } from './tree.ts';

/** Runs node checks over every expression and model checks over the whole, and drops what content allows, with a reason. */
export function runChecks(model: Model, modelChecks: readonly ModelCheck[]): Finding[] {
  const clean = new Set<Expression>();
  const findings = model.uses.flatMap((use) => findingsIn(use, model, clean));
  for (const check of modelChecks) findings.push(...check.run(model));
  return allowed(withoutEchoes(findings), allowancesOf(model));
}

/** A wrong literal is reported as such; that the grammar stumbles over it, too, depends on what it has seen before. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const wrong = new Set(findings.filter(({ id }) => id === 'literal').map(({ excerpt }) => excerpt?.text));
  return findings.filter(
    ({ id, excerpt }) => id !== 'promql-syntax' || excerpt === undefined || !wrong.has(excerpt.text),
  );
}

const checksByOp = new Map<Node['op'], NodeCheck[]>();
for (const check of nodeChecks) {
  for (const op of check.on) checksByOp.set(op, [...(checksByOp.get(op) ?? []), check]);
}

/**
 * What the node checks find in an expression. Of its place in Grafana they see no more than that it is there, so
 * that one found clean on one panel is clean on all.
 */
function findingsIn(use: ExpressionUse, model: Model, clean: Set<Expression>): Finding[] {
  const { expression, owner } = use;
  const inGrafana = owner.kind === 'panel' || owner.kind === 'annotation';
  const findings: Finding[] = [];
  if (inGrafana && clean.has(expression)) return findings;
  const tree = treeOf(use, model);
  if (tree === undefined) return findings;
  visit(tree.root, { use, model, tree, findings });
  if (inGrafana && findings.length === 0) clean.add(expression);
  return findings;
}

interface Visit {
  readonly use: ExpressionUse;
  readonly model: Model;
  readonly tree: Tree;
  readonly findings: Finding[];
}

function visit(node: Node, visited: Visit): void {
  const { use, model, tree, findings } = visited;
  for (const check of checksByOp.get(node.op) ?? []) {
    const problems = check.visit(node as never, use, model);
    if (problems === undefined) continue;
    for (const problem of Array.isArray(problems) ? problems : [problems]) {
      findings.push(findingOf(check.id, problem, problem.node ?? node, use, tree.spanOf));
    }
  }
  for (const child of childrenOf(node)) visit(child, visited);
}

function findingOf(
  id: string,
  problem: NodeProblem,
  node: Node,
  use: ExpressionUse,
  spanOf: (node: Node) => readonly [number, number],
): Finding {
  const { message, help, severity = 'error', part } = problem;
  const [start, end] = part === undefined ? spanOf(node) : spanOfPart(part, use.text, spanOf(node));
  return { id, severity, place: use.place, path: use.path, message, help, excerpt: { text: use.text, start, end } };
}

/** Where a part stands in a span, as a word of its own; the whole span where it does not. */
function spanOfPart(part: string, text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const isWordAt = (at: number) => !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + part.length] ?? '');
  for (let at = text.indexOf(part, start); at >= 0 && at + part.length <= end; at = text.indexOf(part, at + 1)) {
    if (isWordAt(at)) return [at, at + part.length];
  }
  return [start, end];
}

interface Allowance {
  readonly path: readonly string[];
  readonly place: Place;
  readonly allow: Allow;
}

function allowancesOf({ project, panels }: Model): Allowance[] {
  const allowances: Allowance[] = [];
  const add = (allow: Allow | undefined, place: Place, ...path: string[]) => {
    if (allow !== undefined) allowances.push({ path, place, allow });
  };
  for (const { title, place, allow } of project.dashboards) add(allow, place, title);
  for (const { dashboard, panel } of panels) add(panel.allow, panel.place, dashboard.title, panel.title);
  for (const rule of project.groups.flatMap(({ rules }) => rules)) {
    if (rule.kind === 'alert') add(rule.allow, rule.place, rule.name);
  }
  return allowances;
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
      if (reason.trim() === '')
        kept.push({ id: 'allow-reason', severity: 'error', place, path, message: `allows ${id} without a reason` });
      if (used.has(`${index} ${id}`)) continue;
      const message = `allows ${id}, which it does not need`;
      kept.push({ id: 'unused-allow', severity: 'error', place, anchor: id, path, message, help: 'remove the line' });
    }
  });
  return kept;
}
