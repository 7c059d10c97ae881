import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import type { Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Counts that are shown with a fraction: events are whole, and `increase` extrapolates. */
export const panelDecimals: ModelCheck = {
  id: 'panel-decimals',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      const { decimals } = entry.panel.numbers ?? {};
      if (entry.panel.numbers === undefined) continue;
      if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 10)) {
        const message = `${decimals} is no number of decimals`;
        findings.push(ofPanel('panel-decimals', entry, { message, help: 'write 0, 1 or 2', anchor: 'decimals:' }));
      } else if (decimals !== 0 && showsCounts(entry.panel)) {
        const message =
          decimals === undefined
            ? 'counts, and no decimals: 0: a single event may read 0.998'
            : `counts with ${decimals} decimals: an event is whole`;
        findings.push(
          ofPanel('panel-decimals', entry, {
            message,
            help: 'write decimals: 0',
            ...(decimals !== undefined && { anchor: 'decimals:' }),
          }),
        );
      }
    }
    return findings;
  },
};

function showsCounts({ queries, numbers }: Panel): boolean {
  if (numbers!.unit !== 'none' && numbers!.unit !== 'short') return false;
  let counts = false;
  for (const { expr } of queries) {
    if (expr.kind === 'logql') continue;
    const { unit } = expr.facts;
    if (unit === 'count' && !isMean(expr.node)) counts = true;
    else if (unit !== 'number' && unit !== 'boolean') return false;
  }
  return counts;
}

const means = new Set([
  'avg',
  'stddev',
  'quantile',
  'avg_over_time',
  'stddev_over_time',
  'quantile_over_time',
  'deriv',
  'histogram_quantile',
]);

/** A mean of counts is no count. */
function isMean(node: Node): boolean {
  if (node.op === 'aggregate' || node.op === 'call') return means.has(node.function);
  return node.op === 'binary' && node.operator === '/';
}
