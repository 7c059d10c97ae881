import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig, RouteConfig } from './model/alertmanager.ts';
import type { ConfigPath, Locate } from './model/locate.ts';
import { type Matcher, matchersOf, matcherText, mayMatch, satisfies, valuesOf } from './model/matcher.ts';

/**
 * A route that no alert can reach: an earlier one takes all of its alerts, its matchers contradict each other or
 * those above it, or (a warning, since alerts of others may pass too) no alert of `alerts` has the labels it wants.
 */
export function routeNeverReached(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  locate: Locate,
): Finding[] {
  return config.route === undefined ? [] : below(config.route, ['route'], [], alerts, locate);
}

function below(
  parent: RouteConfig,
  path: ConfigPath,
  above: readonly Matcher[],
  alerts: readonly AlertFacts[],
  locate: Locate,
): Finding[] {
  const children = parent.routes ?? [];
  return children.flatMap((child, at): Finding[] => {
    const here = [...path, 'routes', at];
    const wanted = [...above, ...matchersOf(child)];
    const dead = unreachable(children.slice(0, at), wanted);
    const origin = locate([...here, 'receiver']);
    if (dead !== undefined) return [finding('error', origin, child, dead)];
    const idle = alerts.length > 0 && !alerts.some((alert) => mayMatch(wanted, alert));
    const found = idle ? [finding('warning', origin, child, 'no alert has such labels')] : [];
    return [...found, ...below(child, here, wanted, alerts, locate)];
  });
}

/** Why no alert whatsoever satisfies `wanted` after these routes, or undefined. */
function unreachable(earlier: readonly RouteConfig[], wanted: readonly Matcher[]): string | undefined {
  const taker = earlier.find((other) => other.continue !== true && takesAll(matchersOf(other), wanted));
  if (taker === undefined) {
    const clash = contradiction(wanted);
    return clash === undefined ? undefined : `nothing satisfies ${clash}`;
  }
  const matchers = matchersOf(taker).map(matcherText).join(', ');
  return `${matchers === '' ? 'the route without matchers' : matchers} before it takes all of its alerts`;
}

function finding(severity: 'error' | 'warning', origin: ReturnType<Locate>, route: RouteConfig, why: string): Finding {
  const what = matchersOf(route).map(matcherText).join(', ') || 'without matchers';
  return {
    id: 'route-never-reached',
    severity,
    ...origin,
    message: `no alert reaches the route ${what}: ${why}`,
    help:
      severity === 'error'
        ? 'put the narrower route first, or let the earlier one continue'
        : 'remove it, or correct its matchers',
  };
}

/** Whether every alert that satisfies `wanted` satisfies `matchers` too, as far as the texts tell. */
function takesAll(matchers: readonly Matcher[], wanted: readonly Matcher[]): boolean {
  return matchers.every((matcher) =>
    wanted.some((other) => {
      if (other.name !== matcher.name) return false;
      if (other.operator === matcher.operator && other.value === matcher.value) return true;
      return valuesOf(other)?.every((value) => satisfies(matcher, value) === true) ?? false;
    }),
  );
}

/** Two matchers of one label that exclude each other, or undefined. */
function contradiction(matchers: readonly Matcher[]): string | undefined {
  for (const matcher of matchers) {
    const clash = matchers.find(
      (other) => other.name === matcher.name && valuesOf(matcher)?.every((value) => satisfies(other, value) === false),
    );
    if (clash !== undefined) return `${matcherText(matcher)} and ${matcherText(clash)} at once`;
  }
  return undefined;
}
