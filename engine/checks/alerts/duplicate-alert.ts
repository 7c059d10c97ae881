import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofAlert } from './model/alert-use.ts';

/** Two alerts of one severity with the same expression: one event, two notifications. */
export const duplicateAlert: ModelCheck = {
  id: 'duplicate-alert',
  run({ uses, alerts }: Model): Finding[] {
    if (alerts.length < 2) return [];
    const first = new Map<string, string>();
    return uses.flatMap(({ owner, text }) => {
      if (owner.kind !== 'alert' || text === '') return [];
      const { alert } = owner;
      const key = `${alert.severity} ${text}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, alert.name);
      if (other === undefined || other === alert.name) return [];
      const message = `fires for the same expression as ${other}, with the same severity`;
      return [
        ofAlert('duplicate-alert', alert, {
          message,
          help: 'drop one of them, or give one another limit',
          anchor: 'when:',
        }),
      ];
    });
  },
};
