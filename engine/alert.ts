import type { Allow } from './allow.ts';
import type { Duration } from './duration.ts';
import type { AnyValue } from './metric.ts';
import { type Place, placeOfCall } from './place.ts';
import { expressionOf } from './promql/expression.ts';
import type { Expression } from './promql/node.ts';
import type { RecordingRule } from './promql/record.ts';

/**
 * `critical` wakes somebody up, `warning` waits for the morning, `info` is for the record; `none` is never sent
 * to a person (the watchdog).
 */
export type AlertSeverity = 'critical' | 'warning' | 'info' | 'none';

export interface AlertOptions {
  /** CamelCase; also the name of its runbook. */
  readonly name: string;
  readonly severity: AlertSeverity;
  /** The part of the system, by which notifications may be routed. */
  readonly component: string;
  /** Fires for every series of the result, whatever its value. */
  readonly when: AnyValue;
  /** How long it must hold before it fires; left out, it fires at once. */
  readonly for?: Duration;
  /** How long it goes on firing after it no longer holds. Prometheus 2.42 and later. */
  readonly keepFiringFor?: Duration;
  /** One line, without values. */
  readonly summary: string;
  /** A Go template of what the person on call reads: `{{ $value | humanizePercentage }}`, `{{ $labels.instance }}`. */
  readonly description: string;
  /** The panel that shows it, as `dashboard-key/Panel title`. */
  readonly shownOn: string;
  readonly allow?: Allow;
}

/** An alert rule as plain data. */
export interface Alert extends Omit<AlertOptions, 'when'> {
  readonly kind: 'alert';
  readonly when: Expression;
  readonly place: Place;
}

/** Declares an alert; it must stand in a group, and alerts/runbooks/ must have its runbook. */
export function alert(options: AlertOptions): Alert {
  return { ...options, kind: 'alert', when: expressionOf(options.when), place: placeOfCall(alert) };
}

/** Rules that are evaluated one after the other, at one interval: an alert sees what the rules above it recorded. */
export interface RuleGroup {
  readonly kind: 'group';
  readonly name: string;
  /** Base name of its file below prometheus/rules/ and grafana/alerting/. */
  readonly file: string;
  /** A multiple of 10 seconds, since Grafana takes no other. */
  readonly interval: Duration;
  readonly rules: readonly (Alert | RecordingRule)[];
  readonly place: Place;
}

/** Declares a rule group. */
export function group(options: Omit<RuleGroup, 'kind' | 'place'>): RuleGroup {
  return { kind: 'group', place: placeOfCall(group), ...options };
}

/** The alerts of rule groups, in order. */
export function alertsOf(groups: readonly RuleGroup[]): Alert[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'alert'));
}

/** The recording rules of rule groups, in order. */
export function recordingRulesOf(groups: readonly RuleGroup[]): RecordingRule[] {
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'recorded'));
}
