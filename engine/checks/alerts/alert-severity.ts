import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { alertUses, ofAlert } from './model/alert-use.ts';
import { canBeSilent } from './model/condition.ts';

const severities = ['critical', 'warning', 'info', 'none'];

/** A severity that no route knows, or one that tells nobody of something that can go wrong. */
export const alertSeverity: ModelCheck = {
  id: 'alert-severity',
  run(model: Model): Finding[] {
    const unknown = model.alerts
      .filter(({ severity }) => !severities.includes(severity))
      .map((alert) => {
        const message = `there is no severity ${JSON.stringify(alert.severity)}`;
        const help = suggestion(alert.severity, severities) ?? `there are ${severities.join(', ')}`;
        return ofAlert('alert-severity', alert, { message, help, anchor: 'severity:' });
      });
    const unheard = alertUses(model)
      .filter(({ alert, root }) => alert.severity === 'none' && canBeSilent(root))
      .map(({ alert }) => {
        const message = 'severity none is for the watchdog, and is never sent to a person';
        return ofAlert('alert-severity', alert, {
          message,
          help: 'write info, warning or critical',
          anchor: 'severity:',
        });
      });
    return [...unknown, ...unheard];
  },
};
