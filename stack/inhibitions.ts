import type { AlertFacts } from '../engine/checks/config/model/alert-facts.ts';
import type { InhibitRule } from '../engine/checks/config/model/alertmanager.ts';
import { matcherText, satisfies } from '../engine/checks/config/model/matcher.ts';
import type { StackContent } from './content.ts';

/** While one of `when` fires, those of `mute` that share the labels of `equal` with it are not sent. */
interface Inhibition {
  readonly when: readonly string[];
  /** Names, or regular expressions of names. */
  readonly mute: readonly string[];
  readonly equal: readonly string[];
}

const inhibitions: readonly Inhibition[] = [
  // A server that is gone explains what it no longer says.
  {
    when: ['ServerDown', 'ServerTargetMissing'],
    mute: ['ServerFlapping', 'ServerRestarted', 'MarketplaceMetrics.*', 'HighRPCFailureRate', 'RPC.*'],
    equal: ['job'],
  },
  { when: ['ServerCrashLoop'], mute: ['ServerRestarted', 'ServerFlapping'], equal: ['job', 'instance'] },
  { when: ['RPCOutage'], mute: ['HighRPCFailureRate', 'RPCFlaky'], equal: ['job'] },
];

/** The inhibitions between alerts of this site; names that only absent parts have are left out. */
export function inhibitRules(content: StackContent, list: readonly Inhibition[] = inhibitions): InhibitRule[] {
  return list.flatMap(({ when, mute, equal }): InhibitRule[] => {
    const [sources, targets] = [here(when, content), here(mute, content)];
    if (sources.length === 0 || targets.length === 0) return [];
    return [{ source_matchers: [named(sources)], target_matchers: [named(targets)], equal }];
  });
}

/** A name that no alert has anywhere stays, for the checks to report. */
function here(patterns: readonly string[], content: StackContent): string[] {
  const names = (pattern: string, alerts: readonly Pick<AlertFacts, 'name'>[]): boolean =>
    alerts.some(({ name }) => satisfies({ name: 'alertname', operator: '=~', value: pattern }, name));
  return patterns.filter((pattern) => names(pattern, content.alerts) || !names(pattern, content.absentAlerts));
}

function named(patterns: readonly string[]): string {
  const value = patterns.join('|');
  return matcherText({ name: 'alertname', operator: /^\w+$/.test(value) ? '=' : '=~', value });
}
