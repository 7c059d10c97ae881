import type { Duration } from '../engine/duration.ts';
import { type Place, placeOfCall } from '../engine/place.ts';

/** A process that Prometheus scrapes: the job name that its series carry, and where it answers. */
export interface ScrapeTarget {
  readonly job: string;
  /** `host:port`, as Prometheus reaches it. */
  readonly target: string;
  readonly metricsPath?: string;
}

/** A program of the stack, whose listening address is ours to set. */
export interface Program extends ScrapeTarget {
  /** `host:port` at which it accepts connections; loopback only. */
  readonly listen: string;
}

/** How a person or a machine is told. Secrets are files on the Alertmanager host, never values. */
export type Receiver =
  | {
      readonly kind: 'email';
      readonly to: string;
      readonly from: string;
      /** `host:port` of the mail server. TLS is demanded of every server that is not on this machine. */
      readonly smarthost: string;
      readonly username?: string;
      readonly passwordFile?: string;
      readonly sendResolved?: boolean;
    }
  | {
      readonly kind: 'slack';
      readonly channel: string;
      readonly apiUrlFile: string;
      readonly sendResolved?: boolean;
    }
  | {
      readonly kind: 'webhook';
      /** May hold no secret: put that into `credentialsFile`, which is sent as a bearer token. */
      readonly url: string;
      readonly credentialsFile?: string;
      readonly sendResolved?: boolean;
    }
  | {
      readonly kind: 'webhook';
      /** A file that holds the URL, for URLs that are secret; needs Alertmanager 0.26. */
      readonly urlFile: string;
      readonly credentialsFile?: string;
      readonly sendResolved?: boolean;
    };

/** Which receiver gets what; see stack/routes.ts. */
export interface Notifications {
  /** By receiver name; each has at least one integration. */
  readonly receivers: Readonly<Record<string, readonly Receiver[]>>;
  /** The receiver of each severity, and the dead man's switch for Watchdog. */
  readonly critical: string;
  readonly warning: string;
  readonly info: string;
  readonly deadMansSwitch: string;
  /** A component's own receiver for its critical alerts and warnings, beside what the severity says. */
  readonly byComponent?: Readonly<Record<string, string>>;
}

export type Evaluator = 'prometheus' | 'grafana';

/** Logs of the host in Loki. */
export interface Logging {
  /** Grafana Alloy; `promtail` only for hosts that have it already, since it is at its end of life. */
  readonly shipper: 'alloy' | 'promtail';
  readonly shipperTarget: Program;
  readonly loki: Program & { readonly url: string; readonly grpcListen: string; readonly retention: Duration };
  /** systemd units whose journal is shipped beside the marketplace's log file: `name.service`. */
  readonly units: readonly string[];
}

/** An outside check of the public site or onion, through a proxy where one is given. */
export interface ExternalCheck {
  readonly exporter: Program;
  /** Job of the probes. */
  readonly job: string;
  readonly url: string;
  /** `socks5://127.0.0.1:9050` for an onion address. */
  readonly proxyUrl?: string;
  readonly interval: Duration;
  /** How long a probe may take; default 30s, or the interval if that is shorter. Tor is slow. */
  readonly timeout?: Duration;
}

/** Series sent to Grafana Cloud: only metrics of the catalogue leave the host. */
export interface RemoteWrite {
  readonly url: string;
  readonly username: string;
  readonly passwordFile: string;
}

/** Everything that differs between two installations of the stack. */
export interface Site {
  readonly name: string;
  /** The line of `declareSite({`, for findings. */
  readonly place: Place;
  /** Who evaluates the alert rules and notifies; the other form is emitted silent. */
  readonly evaluator: Evaluator;
  readonly scrapeInterval: Duration;
  readonly scrapeTimeout: Duration;
  readonly evaluationInterval: Duration;
  readonly marketplace: ScrapeTarget & {
    /** The server's log file, which is rotated, and shipped where logging is on. */
    readonly serverLog: string;
  };
  readonly prometheus: Program & {
    /** The oldest version that the artefacts must suit. */
    readonly version: string;
    readonly retention: Duration;
    readonly externalLabels: Readonly<Record<string, string>>;
  };
  readonly alertmanager: Program & { readonly version: string };
  readonly node: Program | false;
  readonly logging: Logging | false;
  readonly externalCheck: ExternalCheck | false;
  readonly remoteWrite: RemoteWrite | false;
  readonly notifications: Notifications;
  readonly grafana: {
    /** The oldest version that the artefacts must suit. */
    readonly version: string;
    /** Base URL of the links in notifications; sub-paths work. */
    readonly url: string;
    readonly listen: string;
    /** A file on the Grafana host with the password of its user `admin`. */
    readonly adminPasswordFile: string;
    /** One Grafana is fed either through its API or by files. */
    readonly fedBy: 'publish' | 'files';
    readonly folder: { readonly uid: string; readonly title: string };
    /** Every uid of ours starts with it. */
    readonly uidPrefix: string;
    /** What marks an object as ours: a tag of dashboards, and a property of data sources. */
    readonly mark: string;
    readonly dataSource: { readonly uid: string; readonly name: string; readonly url: string };
    readonly lokiDataSource: { readonly uid: string; readonly name: string };
  };
  /** Base URL under which alerts/runbooks/ is readable; `runbook_url` is this and the file name. */
  readonly runbooks: string;
}

/** Declares a site; a file given to `npm run build -- --site FILE` exports one as `site`. */
export function declareSite(options: Omit<Site, 'place'>): Site {
  return { ...options, place: placeOfCall(declareSite) };
}
