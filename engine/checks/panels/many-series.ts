import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { inARow } from '../text/model/wording.ts';
import { ofPanel } from './model/panel-finding.ts';

const single = new Set(['stat', 'gauge', 'piechart']);

/**
 * One number that many series stand behind: the panel would show several, or whichever comes last. The compiler
 * refuses it as well; this is for expressions whose labels it cannot see.
 */
export const manySeries: ModelCheck = {
  id: 'many-series',
  run({ panels, textOf }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      if (!single.has(entry.panel.type)) continue;
      for (const query of entry.panel.queries) {
        if (query.expr.kind === 'logql' || query.expr.facts.varying.length === 0) continue;
        const text = textOf(query);
        const { varying } = query.expr.facts;
        findings.push(
          ofPanel(
            'many-series',
            entry,
            {
              message: `a ${entry.panel.type} shows one number, and this gives a series for each ${inARow(varying)}`,
              help: 'aggregate it: sumBy, minBy, maxBy, or select one value of the label',
              excerpt: { text, start: 0, end: text.length },
            },
            query,
          ),
        );
      }
    }
    return findings;
  },
};
