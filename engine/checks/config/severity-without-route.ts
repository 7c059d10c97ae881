import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { matchersOf, valuesOf } from './model/matcher.ts';
import { allRoutes, routesOf } from './model/routing.ts';
import { inARow } from './model/words.ts';

/** A severity whose alerts pass every route and fall to the root's receiver. One finding a severity. */
export function severityWithoutRoute(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  locate: Locate,
): Finding[] {
  const lost = alerts.filter((alert) => routesOf(config, alert).some((reached) => reached.path.length === 1));
  const routed = routedSeverities(config);
  return [...new Set(lost.map((alert) => alert.severity))].map((severity): Finding => {
    const names = lost.filter((alert) => alert.severity === severity).map((alert) => alert.name);
    return {
      id: 'severity-without-route',
      severity: 'error',
      ...locate(['route', 'routes']),
      message: `no route takes alerts of severity ${severity} (${inARow(names)})`,
      help: suggestion(severity, routed) ?? `severities with a route: ${routed.join(', ')}`,
    };
  });
}

function routedSeverities(config: AlertmanagerConfig): string[] {
  const matchers = allRoutes(config).flatMap(({ route }) => matchersOf(route));
  return [...new Set(matchers.filter(({ name }) => name === 'severity').flatMap((matcher) => valuesOf(matcher) ?? []))];
}
