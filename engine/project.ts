import type { RuleGroup } from './alert.ts';
import type { Dashboard } from './dashboard.ts';
import type { AnyMetric } from './metric.ts';
import type { Privacy } from './privacy.ts';
import type { Setting } from './setting.ts';

/** A Markdown file about one alert. */
export interface Runbook {
  /** The alert's name. */
  readonly name: string;
  /** Path relative to the project. */
  readonly file: string;
  readonly text: string;
}

/** Everything that content declares for one installation: what is checked and emitted. */
export interface Project {
  /** Every metric that a query may use. */
  readonly catalogue: readonly AnyMetric[];
  /** Those of our own process, which out/contract/ and the documentation describe. */
  readonly exposed: readonly AnyMetric[];
  /** The module that declares them, relative to the project. */
  readonly exposedSource: string;
  readonly dashboards: readonly Dashboard[];
  readonly groups: readonly RuleGroup[];
  /** The closed list of alert components. */
  readonly components: readonly string[];
  readonly runbooks: readonly Runbook[];
  /** Names of alerts that only other installations have: their runbooks are no orphans. */
  readonly absentAlerts: readonly string[];
  /** Labels of log streams and lines that LogQL may use. */
  readonly logLabels: readonly string[];
  /** Names and looks of private data, beyond what every project shares. */
  readonly privacy?: Privacy;
  readonly setting: Setting;
}
