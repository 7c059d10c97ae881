import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { routesOf } from './model/routing.ts';
import { inARow } from './model/words.ts';

/**
 * Alerts that another route takes away from the receiver of their severity: a page that goes to a mailbox only. One
 * finding a severity; `receivers` says who is to hear what.
 */
export function severityReceiver(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  receivers: Readonly<Record<string, string>>,
  locate: Locate,
): Finding[] {
  return Object.entries(receivers).flatMap(([severity, receiver]): Finding[] => {
    const lost = alerts.filter(
      (alert) =>
        alert.severity === severity &&
        !routesOf(config, alert).some((reached) => reached.receiver === receiver && !reached.muted),
    );
    // Where none arrives there is no such route or receiver, which is reported apart.
    if (lost.length === 0 || lost.length === alerts.filter((alert) => alert.severity === severity).length) return [];
    return [
      {
        id: 'severity-receiver',
        severity: 'error',
        ...locate(['route', 'routes']),
        message: `${inARow(lost.map(({ name }) => name))} never reach${lost.length === 1 ? 'es' : ''} ${receiver}, which is to hear of every ${severity} alert`,
        help: 'let the route that takes them continue',
      },
    ];
  });
}
