import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig, RouteConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { allRoutes, type EffectiveRoute, routesOf } from './model/routing.ts';

const keys = ['group_wait', 'group_interval', 'repeat_interval'] as const;

/** What else the times of a route depend on. */
export interface RouteTimes {
  /** For how long Alertmanager remembers what it has sent: `--data.retention`. */
  readonly remembered: string;
  /** The alert that always fires and is to repeat all the time. */
  readonly heartbeat: AlertFacts | undefined;
}

/**
 * Times of a route that Alertmanager cannot read or keep: a repetition after it has forgotten what it sent is a new
 * notification at any moment, and one within group_interval comes with every look at the group.
 */
export function routeTiming(
  config: AlertmanagerConfig,
  { remembered, heartbeat }: RouteTimes,
  locate: Locate,
): Finding[] {
  const beating = new Set(heartbeat === undefined ? [] : routesOf(config, heartbeat).map(({ path }) => path.join()));
  return allRoutes(config).flatMap((effective) => {
    const { route, path } = effective;
    const said = [...unread(route), ...unkept(effective, remembered, beating.has(path.join()))];
    return said.map(({ key, message, help }): Finding => ({
      id: 'route-timing',
      severity: 'error',
      ...locate([...path, key]),
      anchor: `${key}: '${route[key]}'`,
      message,
      help,
    }));
  });
}

interface Said {
  readonly key: (typeof keys)[number];
  readonly message: string;
  readonly help: string;
}

function unread(route: RouteConfig): Said[] {
  return keys.flatMap((key) => {
    const value = route[key];
    if (value === undefined || secondsOf(value) !== undefined) return [];
    return [
      { key, message: `${key} "${value}" is no duration that Alertmanager can read`, help: 'write 30s, 5m or 12h' },
    ];
  });
}

function unkept({ route, groupInterval, repeatInterval }: EffectiveRoute, remembered: string, beats: boolean): Said[] {
  const key = 'repeat_interval';
  const [repeat, kept, group] = [repeatInterval, remembered, groupInterval].map(secondsOf);
  if (route.repeat_interval === undefined || repeat === undefined) return [];
  if (kept !== undefined && repeat >= kept) {
    const message = `repeat_interval of ${repeatInterval}, and what was sent is remembered for ${remembered} only`;
    return [{ key, message, help: `less than ${remembered}, or a longer --data.retention` }];
  }
  if (beats || group === undefined || repeat >= group) return [];
  const message = `repeat_interval of ${repeatInterval}: people would be told again every ${groupInterval}, at each look at the group`;
  return [{ key, message, help: 'write hours: 1h, 12h or 4d' }];
}
