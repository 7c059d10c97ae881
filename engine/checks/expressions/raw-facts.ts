import type { Finding } from '../../finding.ts';
import type { ExpressionUse, Model } from '../../model.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Facts, Node, RawNode } from '../../promql/node.ts';
import { parsePromql } from '../../promql/parse.ts';
import { renderText } from '../../promql/render.ts';
import { childrenOf } from '../../promql/walk.ts';
import type { ModelCheck } from '../check.ts';
import { resolved } from '../resolve.ts';

/**
 * Labels or a unit that raw text is declared to have and does not: what stands around it was compiled and checked in
 * good faith.
 */
export const rawFacts: ModelCheck = {
  id: 'raw-facts',
  run: (model) =>
    model.uses.flatMap((use) =>
      use.unscraped === undefined
        ? rawNodesIn(use.expression.node).flatMap((node) => findingsOf(node, use, model))
        : [],
    ),
};

function rawNodesIn(node: Node): RawNode[] {
  if (node.op !== 'raw') return childrenOf(node).flatMap(rawNodesIn);
  const inner = node.parts.flatMap((part) =>
    typeof part !== 'string' && part.kind === 'expression' ? rawNodesIn(part.node) : [],
  );
  return [node, ...inner];
}

function findingsOf(node: RawNode, use: ExpressionUse, model: Model): Finding[] {
  const { declared } = node;
  const { text } = renderText({ kind: 'expression', node, facts: declared }, model.project.setting.jobs);
  const parsed = parsePromql(text, { grafana: true });
  // Text that does not parse is promql-syntax's to report.
  if ('problems' in parsed) return [];
  const start = use.text.indexOf(text);
  const excerpt = { text: use.text, start, end: start + text.length };
  return problemsOf(factsOf(resolved(parsed.node, model).root), declared).map(({ message, help }) => ({
    id: 'raw-facts',
    severity: 'error',
    place: use.place,
    path: use.path,
    message,
    help,
    excerpt,
  }));
}

function problemsOf(found: Facts, declared: Facts): { message: string; help: string }[] {
  return [...labelProblems(found, declared), ...unitProblems(found, declared)];
}

function labelProblems({ labels, varying }: Facts, declared: Facts): { message: string; help: string }[] {
  if (labels === undefined) return [];
  const help = `declare labels: [${labels.map((label) => `'${label}'`).join(', ')}], or aggregate`;
  if (labels.join() !== declared.labels!.join()) {
    return [{ message: `its series have ${listed(labels)}, and it declares ${listed(declared.labels!)}`, help }];
  }
  const undeclared = varying.filter((label) => !declared.varying.includes(label));
  if (undeclared.length === 0) return [];
  return [
    {
      message: `there may be many series, by ${undeclared.join(', ')}, and it declares one`,
      help: 'aggregate, or declare them as varying',
    },
  ];
}

function unitProblems({ unit }: Facts, declared: Facts): { message: string; help: string }[] {
  const isUnknown = ['unknown', 'number'].includes(unit) || declared.unit === 'unknown';
  if (isUnknown || unit === declared.unit) return [];
  return [{ message: `its unit is ${unit}, and it declares ${declared.unit}`, help: `declare unit: '${unit}'` }];
}

function listed(labels: readonly string[]): string {
  return labels.length > 0 ? labels.join(', ') : 'no labels';
}
