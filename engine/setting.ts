import type { Duration } from './duration.ts';
import type { Jobs } from './promql/render.ts';

/** What an installation decides, as far as dashboards and rules depend on it. */
export interface Setting {
  /** Job names by exporter id: only exporters that this installation scrapes. */
  readonly jobs: Jobs;
  readonly scrapeInterval: Duration;
  readonly retention: Duration;
  /** The oldest versions that the output must suit, such as `2.42`. */
  readonly versions: { readonly prometheus: string; readonly grafana: string };
  /** Who evaluates the alert rules and notifies. */
  readonly evaluator: 'prometheus' | 'grafana';
  /** Base URL under which the runbooks are readable. */
  readonly runbooks: string;
  readonly grafana: {
    /** Base URL of links; sub-paths work. */
    readonly url: string;
    readonly folder: { readonly uid: string; readonly title: string };
    readonly uidPrefix: string;
    /** The tag and label that say that an object is ours. */
    readonly mark: string;
    readonly dataSource: { readonly uid: string; readonly name: string };
    readonly lokiDataSource: { readonly uid: string; readonly name: string };
    /** Whom a Grafana-managed rule tells, and when, where Grafana evaluates it: its `notification_settings`. */
    readonly notificationsOf?: (alert: {
      readonly name: string;
      readonly severity: string;
      readonly component: string;
    }) => object;
  };
}
