import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { routesOf } from './model/routing.ts';
import { inARow } from './model/words.ts';

/**
 * A dead man's switch that is not one: no alert of that name fires for it, it hears of nothing, or it hears of other
 * alerts too, which would keep it quiet while the pipeline is half dead, and would tell people every minute.
 */
export function watchdogUnseen(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  name: string,
  locate: Locate,
): Finding[] {
  const watchdog = alerts.find((alert) => alert.name === name);
  const finding = (path: readonly (string | number)[], message: string, help: string): Finding => ({
    id: 'watchdog-unseen',
    severity: 'error',
    ...locate(path),
    message,
    help,
  });
  if (watchdog === undefined) {
    const message = `no alert is named ${name}, so the dead man's switch hears nothing`;
    return [finding(['route', 'routes'], message, 'an alert of that name that always fires')];
  }
  return routesOf(config, watchdog).flatMap((route): Finding[] => {
    const at = [...route.path, 'receiver'];
    if (route.muted) return [finding(at, `the route of ${name} is muted`, 'remove mute_time_intervals')];
    const others = alerts
      .filter((alert) => alert !== watchdog)
      .filter((alert) => routesOf(config, alert).some((other) => !other.muted && other.receiver === route.receiver));
    if (others.length === 0) return [];
    const some = others.length > 3 ? `${others.length} other alerts` : inARow(others.map((alert) => alert.name));
    return [
      finding(
        at,
        `receiver ${route.receiver} gets ${name} every minute and ${some} as well`,
        "a receiver of its own for the dead man's switch",
      ),
    ];
  });
}
