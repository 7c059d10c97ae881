import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

const sinceRestart = 'since the last restart';

/**
 * A panel of a raw counter, which falls to 0 whenever its process starts. Legal only where the reader is told: in a
 * time series titled "… since the last restart", on a dashboard that marks the restarts.
 */
export const rawCounterPanel: ModelCheck = {
  id: 'raw-counter-panel',
  run({ panels, textOf }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      for (const query of entry.panel.queries) {
        if (query.expr.kind === 'logql' || query.expr.facts.role === 'value') continue;
        const said = fault(entry, query.expr.facts.role);
        const text = textOf(query);
        if (said !== undefined) {
          findings.push(
            ofPanel('raw-counter-panel', entry, { ...said, excerpt: { text, start: 0, end: text.length } }, query),
          );
        }
      }
    }
    return findings;
  },
};

function fault(
  { dashboard, panel }: PanelEntry,
  role: 'counter' | 'bucket',
): { message: string; help: string } | undefined {
  if (role === 'bucket') {
    return {
      message: 'raw buckets of a histogram, which only grow until a restart',
      help: 'take rate() or histogramQuantile() of it',
    };
  }
  if (panel.type !== 'timeseries') {
    return {
      message: 'a raw counter, which begins at 0 whenever its process starts',
      help: 'take increase() or rate() of it',
    };
  }
  if (!panel.title.toLowerCase().includes(sinceRestart)) {
    const message = 'a raw counter, which falls to 0 at every restart, and the title does not say so';
    return { message, help: `take increase() or rate() of it, or title the panel "… ${sinceRestart}"` };
  }
  if (dashboard.annotations.some(({ marksRestarts }) => marksRestarts)) return undefined;
  return {
    message: 'a raw counter on a dashboard that does not mark the restarts',
    help: 'add an annotation with marksRestarts: true',
  };
}
