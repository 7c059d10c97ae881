import type { Alert } from '../../alert.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf } from '../text/model/excerpt.ts';
import { ofAlert } from './model/alert-use.ts';

/** Two alerts that tell the same: of one of them it was copied, and whoever reads it looks in the wrong place. */
export const duplicateText: ModelCheck = {
  id: 'duplicate-text',
  run: ({ alerts }: Model): Finding[] => [...repeated(alerts, 'summary'), ...repeated(alerts, 'description')],
};

function repeated(alerts: readonly Alert[], field: 'summary' | 'description'): Finding[] {
  const first = new Map<string, string>();
  return alerts.flatMap((alert) => {
    const text = alert[field];
    const other = first.get(text);
    if (other === undefined) first.set(text, alert.name);
    if (other === undefined || other === alert.name || text.trim() === '') return [];
    const said = {
      message: `has the ${field} of ${other}`,
      help: 'say what tells the two apart',
      anchor: anchorOf(text),
    };
    return [ofAlert('duplicate-text', alert, said, field)];
  });
}
