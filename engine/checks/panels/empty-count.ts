import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Node } from '../../promql/node.ts';
import { canBeSilent } from '../alerts/model/condition.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

const single = new Set(['stat', 'gauge', 'bargauge']);

/** A number of series that may be none: where there is none, Prometheus answers nothing, and not 0. */
export const emptyCount: ModelCheck = {
  id: 'empty-count',
  run({ panels, textOf }: Model): Finding[] {
    return panels.flatMap((entry) => {
      if (!single.has(entry.panel.type)) return [];
      return entry.panel.queries.flatMap((query) => {
        if (query.expr.kind === 'logql' || !countsWhatMayBeGone(query.expr.node)) return [];
        const text = textOf(query);
        const message = 'where there is none, this answers nothing instead of 0';
        const excerpt = { text, start: 0, end: text.length };
        return [ofPanel('empty-count', entry, { message, help: 'write orZero(…) around it', excerpt }, query)];
      });
    });
  },
};

function countsWhatMayBeGone(node: Node): boolean {
  return (
    node.op === 'aggregate' &&
    (node.function === 'count' || node.function === 'sum') &&
    node.grouping === undefined &&
    canBeSilent(node.of)
  );
}
