import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { neverNegative } from '../expressions/constant-comparison.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/** A scale that cuts off what is below 0, or that leaves out the 0 where nothing is ever below it. */
export const panelZero: ModelCheck = {
  id: 'panel-zero',
  run({ panels, textOf }: Model): Finding[] {
    return panels.flatMap((entry) => {
      const { panel } = entry;
      if (!drawn.has(panel.type) || panel.numbers === undefined) return [];
      if (panel.numbers.min === undefined) return withoutZero(panel).map((said) => ofPanel('panel-zero', entry, said));
      if (panel.numbers.min < 0) return [];
      return panel.queries.flatMap((query) => {
        if (query.expr.kind === 'logql' || !mayBeNegative(query.expr.node)) return [];
        const text = textOf(query);
        const message = 'a difference may be below 0, where the scale begins';
        const help = 'write abs(…) or clampMin(…, 0), or a lower min';
        return [ofPanel('panel-zero', entry, { message, help, excerpt: { text, start: 0, end: text.length } }, query)];
      });
    });
  },
};

const drawn = new Set(['timeseries', 'gauge', 'bargauge']);

/** Ratios are panel-range's to judge. */
const ratios = new Set(['percentunit', 'percent']);

function withoutZero({ numbers, queries }: Panel): Said[] {
  if (ratios.has(numbers!.unit) || queries.length === 0) return [];
  const positive = queries.every(({ expr }) => expr.kind === 'expression' && neverNegative(expr.node));
  if (!positive) return [];
  const message = 'is never below 0, and no min: a rise from 40 to 45 would look like one from nothing';
  return [{ message, help: 'write min: 0' }];
}

const keeping = new Set(['round', 'ceil', 'floor', 'sort', 'sort_desc', 'clamp_max']);

/** A difference of two measurements that nothing keeps from falling below 0; `1 - ratio` does not. */
function mayBeNegative(node: Node): boolean {
  switch (node.op) {
    case 'selector':
      return node.metric?.kind === 'recorded' && mayBeNegative(node.metric.expr.node);
    case 'call':
      return keeping.has(node.function) && mayBeNegative(node.arguments[0]!);
    case 'aggregate':
      return mayBeNegative(node.of);
    case 'binary':
      if (node.operator === '-') return node.left.op !== 'number' && factsOf(node.left).kind === 'instant';
      return (node.operator === 'and' || node.operator === 'unless') && mayBeNegative(node.left);
    default:
      return false;
  }
}
