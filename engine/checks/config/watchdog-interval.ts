import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { routesOf } from './model/routing.ts';

/**
 * An always-firing alert for a dead man's switch whose repeat_interval is not below its group_interval. Alertmanager
 * looks at a group once every group_interval and sends again only if more than repeat_interval has passed since the
 * last time, so that of equal intervals every second notification is skipped.
 */
export function watchdogInterval(config: AlertmanagerConfig, watchdog: AlertFacts, locate: Locate): Finding[] {
  return routesOf(config, watchdog).flatMap(({ path, groupInterval, repeatInterval }): Finding[] => {
    const [group, repeat] = [secondsOf(groupInterval), secondsOf(repeatInterval)];
    if (group === undefined || repeat === undefined || repeat < group) return [];
    return [
      {
        id: 'watchdog-interval',
        severity: 'error',
        ...locate([...path, 'repeat_interval']),
        message:
          `${watchdog.name} repeats after ${repeatInterval} and its group is looked at every ${groupInterval}, ` +
          'so notifications are skipped',
        help: 'a repeat_interval a little below group_interval: 50s and 1m',
      },
    ];
  });
}
