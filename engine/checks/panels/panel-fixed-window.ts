import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';
import { findLook, keyOf, type Look, secondsOfLook } from './model/range.ts';
import { namesWindow } from './model/window-words.ts';

/**
 * A line over a window of fixed length, which misses what happens between two points once the shown range is wide.
 * Fine where a rule looks at the very same, or where the panel says so.
 */
export const panelFixedWindow: ModelCheck = {
  id: 'panel-fixed-window',
  run({ panels, uses, textOf }: Model): Finding[] {
    const findings: Finding[] = [];
    const inRules = looksOfRules(uses);
    for (const entry of panels) {
      if (entry.panel.type !== 'timeseries') continue;
      for (const query of entry.panel.queries) {
        if (query.instant || query.expr.kind === 'logql') continue;
        const look = findLook(
          query.expr,
          (one) => isFixed(one) && !inRules.has(keyOf(one)) && !isSaid(one, entry.panel),
        );
        if (look === undefined) continue;
        const text = textOf(query);
        const start = Math.max(text.indexOf(`[${look.window}`), 0) + 1;
        const message = 'a fixed window: zoomed out, the line skips what happens between two points';
        const help = 'write $__rate_interval, or name the window in the title, the legend or the description';
        findings.push(
          ofPanel(
            'panel-fixed-window',
            entry,
            { severity: 'warning', message, help, excerpt: { text, start, end: start + look.window.length } },
            query,
          ),
        );
      }
    }
    return findings;
  },
};

function looksOfRules(uses: Model['uses']): Set<string> {
  const keys = new Set<string>();
  const add = (look: Look): boolean => {
    keys.add(keyOf(look));
    return false;
  };
  for (const { owner, expression } of uses) {
    if (owner.kind === 'alert' || owner.kind === 'recording') findLook(expression, add);
  }
  return keys;
}

function isFixed(look: Look): boolean {
  return !look.selects && secondsOfLook(look) !== undefined;
}

function isSaid(look: Look, { title, description, queries, numbers }: Panel): boolean {
  const seconds = secondsOfLook(look);
  if (secondsOf(numbers?.interval ?? '') === seconds) return true;
  return [title, description, ...queries.map(({ legend }) => legend)].some((text) => namesWindow(text, seconds!));
}
