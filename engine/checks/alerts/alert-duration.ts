import type { Alert } from '../../alert.ts';
import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofAlert } from './model/alert-use.ts';

/** A `for` or `keepFiringFor` that Prometheus cannot read, or that history is too short for. */
export const alertDuration: ModelCheck = {
  id: 'alert-duration',
  run: ({ alerts, project: { setting } }: Model): Finding[] =>
    alerts.flatMap((alert) => [
      ...ofField(alert, 'for', secondsOf(setting.retention) ?? Infinity),
      ...ofField(alert, 'keepFiringFor', secondsOf(setting.retention) ?? Infinity),
    ]),
};

function ofField(alert: Alert, field: 'for' | 'keepFiringFor', retention: number): Finding[] {
  const text = alert[field];
  if (text === undefined) return [];
  const length = secondsOf(text);
  const say = (message: string, help: string): Finding[] => [
    ofAlert('alert-duration', alert, { message, help, anchor: `${field}:` }),
  ];
  if (length === undefined) {
    return say(
      `${JSON.stringify(text)} is no duration for Prometheus`,
      'write whole numbers with a unit, such as 90s, 5m or 1h',
    );
  }
  if (length === 0) return say(`\`${field}\` of 0 is the same as none`, 'leave it out');
  return length >= retention ? say(`\`${field}\` is longer than what Prometheus keeps`, 'write hours at most') : [];
}
