import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { type Matcher, matchersOf, matcherText, satisfies, valuesOf } from './model/matcher.ts';
import { allRoutes } from './model/routing.ts';

/** What every alert carries, whatever its expression. */
const own = ['alertname', 'severity', 'component'];
const severities = ['critical', 'warning', 'info', 'none'];

/** A route that matches or groups by a label that no alert has, or matches a severity that there is not. */
export function routeLabel(config: AlertmanagerConfig, alerts: readonly AlertFacts[], locate: Locate): Finding[] {
  const known = [...new Set([...own, ...alerts.flatMap((alert) => alert.labels)])];
  return allRoutes(config).flatMap(({ route, path }) => {
    const report = (key: string, anchor: string, message: string, help: string): Finding => ({
      id: 'route-label',
      severity: 'error',
      ...locate([...path, key]),
      anchor,
      message,
      help,
    });
    const unknown = (label: string) => suggestion(label, known) ?? `there are ${known.join(', ')}`;
    const grouped = (route.group_by ?? []).filter((label) => label !== '...' && !known.includes(label));
    return [
      ...grouped.map((label) =>
        report('group_by', `'${label}'`, `groups by ${label}, a label that no alert has`, unknown(label)),
      ),
      ...matchersOf(route).flatMap((matcher) => {
        if (!known.includes(matcher.name)) {
          const message = `${matcherText(matcher)}: no alert has the label ${matcher.name}`;
          return [report('matchers', `'${matcher.name}'`, message, unknown(matcher.name))];
        }
        const value = unknownSeverity(matcher);
        if (value === undefined) return [];
        const message = `${matcherText(matcher)}: there is no severity ${value}`;
        return [
          report(
            'matchers',
            matcher.value,
            message,
            suggestion(value, severities) ?? `there are ${severities.join(', ')}`,
          ),
        ];
      }),
    ];
  });
}

function unknownSeverity(matcher: Matcher): string | undefined {
  if (matcher.name !== 'severity') return undefined;
  const named = valuesOf(matcher)?.find((value) => !severities.includes(value));
  if (named !== undefined) return named;
  return severities.some((severity) => satisfies(matcher, severity) !== false) ? undefined : matcher.value;
}
