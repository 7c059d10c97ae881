import type { AlertFacts } from '../engine/checks/config/model/alert-facts.ts';
import type { LongestRange } from '../engine/checks/config/retention-too-short.ts';

/** What the stack must know of the rest: plain data, gathered from the alerts, the rules and the panels of a site. */
export interface StackContent {
  /** Rule files, as paths below out/prometheus/: `rules/rpc.yml`. */
  readonly ruleFiles: readonly string[];
  /** The alerts of this site. */
  readonly alerts: readonly AlertFacts[];
  /** Alerts of parts that this site lacks, so that a name of theirs is not taken for a mistake. */
  readonly absentAlerts: readonly Pick<AlertFacts, 'name' | 'component'>[];
  /** The longest stretch of history that a rule or a panel reads. */
  readonly longestRange: LongestRange;
  /** Names of the metrics that may leave the host, for remote_write. */
  readonly keepMetrics: readonly string[];
  /** Whether there are dashboards for file provisioning to load. */
  readonly dashboards: boolean;
}

/** Every component that an alert has, on this site or on another. */
export function componentsOf(content: StackContent): string[] {
  return [...new Set([...content.alerts, ...content.absentAlerts].map((alert) => alert.component))].sort();
}
