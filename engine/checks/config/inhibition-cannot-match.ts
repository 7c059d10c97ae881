import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import { type AlertFacts, hasLabel } from './model/alert-facts.ts';
import type { AlertmanagerConfig, InhibitRule } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { alternatives, type Matcher, matchersOf, mayMatch, satisfies } from './model/matcher.ts';
import { inARow } from './model/words.ts';

/** An inhibition that mutes nothing: it names alerts that do not exist, or `equal` wants labels that a side lacks. */
export function inhibitionCannotMatch(
  config: AlertmanagerConfig,
  alerts: readonly AlertFacts[],
  locate: Locate,
): Finding[] {
  return (config.inhibit_rules ?? []).flatMap((rule, at) => {
    const sides = (['source', 'target'] as const).map((side) => ({ side, matchers: sideOf(rule, side) }));
    const messages = sides.flatMap(({ side, matchers }) => unknownNames(side, matchers, alerts));
    const missing = sides.flatMap(({ side, matchers }) => missingLabels(side, matchers, alerts, rule.equal ?? []));
    return [...messages, ...missing].map(([key, message, help, anchor]): Finding => ({
      id: 'inhibition-cannot-match',
      severity: 'error',
      ...locate(['inhibit_rules', at, key]),
      ...(anchor !== undefined && { anchor }),
      message,
      help,
    }));
  });
}

type Message = [key: string, message: string, help: string | undefined, anchor?: string];

function sideOf(rule: InhibitRule, side: 'source' | 'target'): Matcher[] {
  return matchersOf({
    matchers: rule[`${side}_matchers`],
    match: rule[`${side}_match`],
    match_re: rule[`${side}_match_re`],
  });
}

function unknownNames(side: string, matchers: readonly Matcher[], alerts: readonly AlertFacts[]): Message[] {
  const names = alerts.map((alert) => alert.name);
  const wanted = matchers.filter(({ name, operator }) => name === 'alertname' && operator.startsWith('='));
  const unknown = wanted.flatMap(({ operator, value }) => {
    const parts = operator === '=' ? [value] : (alternatives(value) ?? [value]);
    return parts.filter((part) => {
      const one: Matcher = { name: 'alertname', operator, value: part };
      return !names.some((name) => satisfies(one, name) !== false);
    });
  });
  if (unknown.length > 0) {
    return unknown.map((name) => [
      `${side}_matchers`,
      `no alert is named ${name}`,
      suggestion(name, names),
      `'${name}'`,
    ]);
  }
  return alerts.some((alert) => mayMatch(matchers, alert))
    ? []
    : [[`${side}_matchers`, `no alert can be the ${side} of this inhibition`, 'compare its matchers with the alerts']];
}

function missingLabels(
  side: string,
  matchers: readonly Matcher[],
  alerts: readonly AlertFacts[],
  equal: readonly string[],
): Message[] {
  const matched = alerts.filter((alert) => mayMatch(matchers, alert));
  return equal.flatMap((label): Message[] => {
    const without = matched.filter((alert) => !hasLabel(alert, label)).map((alert) => alert.name);
    if (without.length === 0) return [];
    const carry = without.length === 1 ? 'carries' : 'carry';
    const message = `${inARow(without)} (${side}) ${carry} no label ${label}, on which both sides must be equal`;
    return [['equal', message, `drop ${label} from equal, or keep it in the expression`, `'${label}'`]];
  });
}
