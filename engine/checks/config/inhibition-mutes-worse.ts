import type { Finding } from '../../finding.ts';
import type { AlertFacts } from './model/alert-facts.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { matchersOf, mayMatch } from './model/matcher.ts';
import { inARow } from './model/words.ts';

const ranks: Readonly<Record<string, number>> = { none: 0, info: 1, warning: 2, critical: 3 };

/** An inhibition by which a lesser alert mutes a worse one: the page would not come while the warning is there. */
export function inhibitionMutesWorse(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  locate: Locate,
): Finding[] {
  return (config.inhibit_rules ?? []).flatMap((rule, at): Finding[] => {
    const side = (name: 'source' | 'target') =>
      alerts.filter((alert) =>
        mayMatch(
          matchersOf({
            matchers: rule[`${name}_matchers`],
            match: rule[`${name}_match`],
            match_re: rule[`${name}_match_re`],
          }),
          alert,
        ),
      );
    const lesser = side('source').find((source) => side('target').some((target) => isWorse(target, source)));
    if (lesser === undefined) return [];
    const worse = side('target').filter((target) => isWorse(target, lesser));
    return [
      {
        id: 'inhibition-mutes-worse',
        severity: 'error',
        ...locate(['inhibit_rules', at, 'target_matchers']),
        anchor: `'${lesser.name}'`,
        message: `${lesser.name} is ${article(lesser.severity)}, and would mute ${inARow(worse.map(({ name }) => name))}, which is ${worse[0]!.severity}`,
        help: 'let the worse one mute the other',
      },
    ];
  });
}

function isWorse(target: AlertFacts, source: AlertFacts): boolean {
  return target.name !== source.name && (ranks[target.severity] ?? 0) > (ranks[source.severity] ?? 0);
}

function article(severity: string): string {
  return severity === 'info' ? 'an information' : severity === 'warning' ? 'a warning' : severity;
}
