import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt } from '../../place.ts';
import type { Node } from '../../promql/node.ts';
import { parsePromql } from '../../promql/parse.ts';
import { walk } from '../../promql/walk.ts';
import type { Runbook } from '../../project.ts';
import type { ModelCheck, NodeCheck, NodeProblem } from '../check.ts';
import { labelValue } from '../expressions/label-value.ts';
import { rateOfGauge } from '../expressions/rate-of-gauge.ts';
import { unknownAlert } from '../expressions/unknown-alert.ts';
import { unknownLabel } from '../expressions/unknown-label.ts';
import { resolved } from '../resolve.ts';
import { excerptOf } from '../text/model/excerpt.ts';

/** A query in a runbook that Prometheus refuses, or that would answer nothing: whoever types it was woken up. */
export const runbookQuery: ModelCheck = {
  id: 'runbook-query',
  run(model: Model): Finding[] {
    const absent = new Set(model.project.absentAlerts);
    return model.project.runbooks
      .filter(({ name }) => !absent.has(name))
      .flatMap((entry) => queriesIn(entry.text).flatMap((query) => faultsOf(query, entry, model)));
  },
};

interface Query {
  readonly text: string;
  /** Where it begins in the runbook. */
  readonly at: number;
}

/** What stands in quotes behind `promtool query instant URL`, on this line or the next ones. */
const command = /promtool query instant\s+\S+\s*(?:\\\n\s*)?'([^']*)'/g;

function queriesIn(text: string): Query[] {
  if (!text.includes('promtool query')) return [];
  return [...text.matchAll(command)].flatMap(({ 0: found, 1: query = '', index }) =>
    // A name alone is runbook-names' to judge.
    /^[\w:]+$/.test(query) ? [] : [{ text: query, at: index + found.length - query.length - 1 }],
  );
}

/** Those whose words mean the same whatever surrounds the expression. */
const checks: readonly NodeCheck[] = [unknownLabel, labelValue, rateOfGauge, unknownAlert];

function faultsOf(query: Query, entry: Runbook, model: Model): Finding[] {
  const parsed = parsePromql(query.text);
  if ('problems' in parsed) {
    return parsed.problems.map(({ start, end, message, help }) => finding(query, entry, { start, end, message, help }));
  }
  const { root, originals } = resolved(parsed.node, model);
  const findings: Finding[] = [];
  walk(root, (node) => {
    for (const check of checks) {
      if (!check.on.includes(node.op)) continue;
      for (const problem of problemsOf(check, node, model)) {
        const at = problem.node ?? node;
        const [start, end] = parsed.spans.get(originals.get(at) ?? at) ?? [0, query.text.length];
        findings.push(finding(query, entry, { start, end, message: problem.message, help: problem.help }));
      }
    }
  });
  return findings;
}

/** These checks do not look at the use. */
function problemsOf(check: NodeCheck, node: Node, model: Model): readonly NodeProblem[] {
  const problems = check.visit(node as never, undefined as never, model);
  return problems === undefined ? [] : [problems].flat();
}

interface Fault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help?: string | undefined;
}

function finding(
  { text, at }: Query,
  { name, file, text: runbook }: Runbook,
  { start, end, message, help }: Fault,
): Finding {
  const line = runbook.slice(0, at + start).split('\n').length;
  const excerpt = excerptOf(text, start, end);
  return {
    id: 'runbook-query',
    severity: 'error',
    place: placeAt(file, line),
    path: [name, 'runbook'],
    message,
    help,
    excerpt,
  };
}
