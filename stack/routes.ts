import type { RouteConfig } from '../engine/checks/config/model/alertmanager.ts';
import { matcherText } from '../engine/checks/config/model/matcher.ts';
import type { StackContent } from './content.ts';
import type { Notifications, Site } from './site-type.ts';

/** The alert that always fires, for the dead man's switch. */
export const watchdogName = 'Watchdog';

/** When a group of alerts is sent first, when it is looked at again, and when it is sent again unchanged. */
export interface Timing {
  readonly group_wait: string;
  readonly group_interval: string;
  readonly repeat_interval: string;
}

/**
 * Alertmanager looks at a group once every group_interval, and sends it again only if more than repeat_interval has
 * passed since the last time: equal intervals would skip every second notification of the Watchdog.
 */
export const watchdogTiming: Timing = { group_wait: '0s', group_interval: '1m', repeat_interval: '50s' };

const normal: Timing = { group_wait: '30s', group_interval: '5m', repeat_interval: '12h' };

/** How long until people are told, and told again, by severity. */
export const timings: Readonly<Record<'critical' | 'warning' | 'info', Timing>> = {
  critical: { ...normal, group_wait: '10s', repeat_interval: '1h' },
  warning: normal,
  // Below the five days for which Alertmanager remembers what it has sent.
  info: { ...normal, repeat_interval: '4d' },
};

/** The name of the time interval that holds always. */
export const always = 'always';

/** A route and the property of `notifications` in site.ts that names its receiver. */
interface NamedRoute {
  readonly property: readonly string[];
  readonly route: RouteConfig;
}

const severityIs = (severity: string): string => matcherText({ name: 'severity', operator: '=', value: severity });

/** The routes in order. A component without alerts on this site has none. */
export function routes(site: Site, content: StackContent): NamedRoute[] {
  const { notifications } = site;
  return [
    { property: ['deadMansSwitch'], route: watchdogRoute(notifications) },
    { property: ['deadMansSwitch'], route: mutedRoute(notifications) },
    ...routedComponents(notifications, content).map(([component, receiver]) => ({
      property: ['byComponent', component],
      route: componentRoute(component, receiver),
    })),
    ...(['critical', 'warning', 'info'] as const).map((severity) => ({
      property: [severity],
      route: { matchers: [severityIs(severity)], receiver: notifications[severity], ...different(timings[severity]) },
    })),
  ];
}

/** What no route takes goes to the receiver of warnings. */
export function rootRoute(site: Site, content: StackContent): RouteConfig {
  return {
    receiver: site.notifications.warning,
    group_by: ['alertname', 'job'],
    ...normal,
    routes: routes(site, content).map(({ route }) => route),
  };
}

function watchdogRoute({ deadMansSwitch }: Notifications): RouteConfig {
  const named = matcherText({ name: 'alertname', operator: '=', value: watchdogName });
  return { matchers: [named], receiver: deadMansSwitch, group_by: ['alertname'], ...watchdogTiming };
}

/** Alerts of severity none are for no one: not for people, nor for the switch, which must hear the Watchdog alone. */
function mutedRoute({ deadMansSwitch }: Notifications): RouteConfig {
  return { matchers: [severityIs('none')], receiver: deadMansSwitch, mute_time_intervals: [always] };
}

function componentRoute(component: string, receiver: string): RouteConfig {
  return {
    matchers: [
      matcherText({ name: 'component', operator: '=', value: component }),
      matcherText({ name: 'severity', operator: '=~', value: 'critical|warning' }),
    ],
    receiver,
    continue: true,
  };
}

/** Components with a receiver of their own; one that only absent parts have is left out. */
export function routedComponents({ byComponent = {} }: Notifications, content: StackContent): [string, string][] {
  const here = new Set(content.alerts.map((alert) => alert.component));
  const elsewhere = new Set(content.absentAlerts.map((alert) => alert.component));
  return Object.entries(byComponent).filter(([component]) => here.has(component) || !elsewhere.has(component));
}

/** Only what differs from what the root says, since routes inherit. */
function different(timing: Timing): Partial<Timing> {
  return Object.fromEntries(Object.entries(timing).filter(([key, value]) => normal[key as keyof Timing] !== value));
}
