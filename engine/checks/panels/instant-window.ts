import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';
import { findLook, type Look } from './model/range.ts';

const followsStep = ({ window }: Look): boolean => window === '$__rate_interval' || window === '$__interval';

/**
 * A single number over a window that follows the step of a picture: there is no picture, so that the number changes
 * with the width of the panel and with the shown range.
 */
export const instantWindow: ModelCheck = {
  id: 'instant-window',
  run({ panels, textOf }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      for (const query of entry.panel.queries) {
        if (!query.instant || query.expr.kind === 'logql') continue;
        const look = findLook(query.expr, followsStep);
        if (look === undefined) continue;
        const text = textOf(query);
        const start = Math.max(text.indexOf(look.window), 0);
        const message = `one number over ${look.window}: it would change with the width of the panel`;
        const excerpt = { text, start, end: start + look.window.length };
        findings.push(
          ofPanel(
            'instant-window',
            entry,
            { message, help: 'write a duration, or $__range for the shown range', excerpt },
            query,
          ),
        );
      }
    }
    return findings;
  },
};
