import { durationOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { factsOf } from '../../promql/facts.ts';
import type { BinaryNode, Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { inARow } from '../text/model/wording.ts';
import { alertUses, ofCondition } from './model/alert-use.ts';
import { isBehind, numbersBehind, walkBehind } from './model/behind.ts';
import { comparisonsOf } from './model/condition.ts';

/** An alert on a share of events without a least number of them: one failure of one call at night is 100 %. */
export const alertSample: ModelCheck = {
  id: 'alert-sample',
  run: (model: Model): Finding[] =>
    alertUses(model).flatMap((use) => {
      const comparisons = comparisonsOf(use.root);
      const guards = comparisons.filter((guard) => guard.part === 'guard' && isLeastCount(guard));
      return comparisons.flatMap(({ node, part, value }) => {
        const share = part === 'value' ? shareOfEvents(value) : undefined;
        const said =
          share === undefined
            ? undefined
            : fault(
                share,
                guards.map((guard) => guard.value),
              );
        return said === undefined ? [] : [ofCondition('alert-sample', use, node, said)];
      });
    }),
};

type Said = { readonly message: string; readonly help: string };

function fault(share: BinaryNode, counted: readonly Node[]): Said | undefined {
  const whole = metricsBehind(share.right);
  const ofWhole = counted.filter((node) => [...metricsBehind(node)].some((name) => whole.has(name)));
  const over = inARow(durationsBehind(share));
  if (ofWhole.some((node) => inARow(durationsBehind(node)) === over)) return undefined;
  const [sameMetric] = ofWhole;
  if (sameMetric !== undefined) {
    const message = `a share over ${over}, and what is counted is over ${inARow(durationsBehind(sameMetric))}`;
    return { message, help: 'count over the window of the ratio' };
  }
  const [other] = counted.flatMap((node) => [...metricsBehind(node)]);
  if (other !== undefined) {
    const message = `a share of ${inARow([...whole])}, and what is counted is ${other}`;
    return { message, help: 'count what the ratio divides by' };
  }
  return {
    message: 'a share of events, judged however few there were: one failure of one call is 100 %',
    help: 'add { provided: atLeast(whole, 10) } with what the ratio divides by',
  };
}

function durationsBehind(node: Node): string[] {
  return [...numbersBehind(node).windows].sort((left, right) => left - right).map(durationOf);
}

/** The division of counted events behind a ratio, through `1 - x`, rounding and recording rules. */
function shareOfEvents(node: Node): BinaryNode | undefined {
  if (factsOf(node).unit !== 'ratio' && factsOf(node).unit !== 'percent') return undefined;
  switch (node.op) {
    case 'selector':
      return node.metric?.kind === 'recorded' ? shareOfEvents(node.metric.expr.node) : undefined;
    case 'aggregate':
      return shareOfEvents(node.of);
    case 'call':
      return node.arguments.map(shareOfEvents).find((share) => share !== undefined);
    case 'binary':
      if (node.operator === '/' && countsEvents(node.left) && countsEvents(node.right)) return node;
      return shareOfEvents(node.left) ?? shareOfEvents(node.right);
    default:
      return undefined;
  }
}

const growth = new Set(['increase', 'rate', 'irate']);

function countsEvents(node: Node): boolean {
  const { unit } = factsOf(node);
  if (unit !== 'count' && unit !== 'count/s') return false;
  return isBehind(node, (part) => part.op === 'call' && growth.has(part.function));
}

function isLeastCount({ operator, limit, value }: ReturnType<typeof comparisonsOf>[number]): boolean {
  const { unit } = factsOf(value);
  return operator.startsWith('>') && limit !== undefined && limit > 0 && (unit === 'count' || unit === 'count/s');
}

function metricsBehind(node: Node): Set<string> {
  const names = new Set<string>();
  walkBehind(node, (part) => {
    if (part.op === 'selector' && part.metric?.kind === 'metric') names.add(part.metric.name);
  });
  return names;
}
