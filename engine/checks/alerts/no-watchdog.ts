import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { alertUses } from './model/alert-use.ts';
import { canBeSilent } from './model/condition.ts';

/** No alert that always fires, so that nobody notices when notifications no longer arrive. */
export const noWatchdog: ModelCheck = {
  id: 'no-watchdog',
  run(model: Model): Finding[] {
    if (model.alerts.length === 0) return [];
    if (alertUses(model).some(({ alert, root }) => alert.severity === 'none' && !canBeSilent(root))) return [];
    const place = model.project.groups.at(-1)?.place;
    const message = 'no alert fires always, so that a broken way to the people on call goes unnoticed';
    const help = "add one with when: vector(1) and severity: 'none', for a dead man's switch";
    return [{ id: 'no-watchdog', severity: 'error', place, path: ['alerts'], message, help }];
  },
};
