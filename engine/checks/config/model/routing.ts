import type { AlertFacts } from './alert-facts.ts';
import type { AlertmanagerConfig, RouteConfig } from './alertmanager.ts';
import type { ConfigPath } from './locate.ts';
import { matchersOf, mayMatch } from './matcher.ts';

/** A route with what it inherits from the routes above it. */
export interface EffectiveRoute {
  readonly route: RouteConfig;
  readonly path: ConfigPath;
  readonly receiver: string;
  readonly groupInterval: string;
  readonly repeatInterval: string;
  /** Muted at some times, or always. */
  readonly muted: boolean;
}

/** Alertmanager's own defaults of a root route. */
const defaults = { receiver: '', groupInterval: '5m', repeatInterval: '4h' };

function inherit(route: RouteConfig, path: ConfigPath, above: typeof defaults): EffectiveRoute {
  return {
    route,
    path,
    receiver: route.receiver ?? above.receiver,
    groupInterval: route.group_interval ?? above.groupInterval,
    repeatInterval: route.repeat_interval ?? above.repeatInterval,
    muted: (route.mute_time_intervals ?? []).length > 0,
  };
}

/** Every route of a tree, parents first. */
export function allRoutes(config: AlertmanagerConfig): EffectiveRoute[] {
  return config.route === undefined ? [] : below(inherit(config.route, ['route'], defaults));
}

function below(parent: EffectiveRoute): EffectiveRoute[] {
  return [parent, ...childrenOf(parent).flatMap(below)];
}

function childrenOf(parent: EffectiveRoute): EffectiveRoute[] {
  return (parent.route.routes ?? []).map((route, at) => inherit(route, [...parent.path, 'routes', at], parent));
}

/**
 * The routes at which an alert's notifications leave the tree, as Alertmanager's dispatcher walks it: the first
 * child that matches takes it, and with `continue` the next ones as well; a route whose children all pass keeps it.
 */
export function routesOf(config: AlertmanagerConfig, alert: AlertFacts): EffectiveRoute[] {
  return config.route === undefined ? [] : walk(inherit(config.route, ['route'], defaults), alert);
}

function walk(route: EffectiveRoute, alert: AlertFacts): EffectiveRoute[] {
  const taken: EffectiveRoute[] = [];
  for (const child of childrenOf(route)) {
    if (!mayMatch(matchersOf(child.route), alert)) continue;
    taken.push(...walk(child, alert));
    if (child.route.continue !== true) break;
  }
  return taken.length > 0 ? taken : [route];
}
