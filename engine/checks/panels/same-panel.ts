import type { Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Two panels of a dashboard that show the same in the same way, under two titles: one was copied and not changed. */
export const samePanel: ModelCheck = {
  id: 'same-panel',
  run({ panels, textOf }: Model): Finding[] {
    const first = new Map<Dashboard, Map<string, string>>();
    return panels.flatMap((entry) => {
      const { dashboard, panel } = entry;
      const texts = panel.queries.map(textOf);
      if (texts.length === 0 || texts.includes('')) return [];
      const key = [panel.type, ...texts].join('\n');
      const seen = first.get(dashboard) ?? new Map<string, string>();
      first.set(dashboard, seen);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, panel.title);
      // Of one title they are reported as duplicate-panel.
      if (other === undefined || other === panel.title) return [];
      const message = `shows the same as ${JSON.stringify(other)}`;
      return [ofPanel('same-panel', entry, { message, help: 'one of the two was meant to show something else' })];
    });
  },
};
