/** The parts of an alertmanager.yml that the checks and the builders know, by the names of its documentation. */
export interface AlertmanagerConfig {
  readonly global?: Readonly<Record<string, unknown>>;
  readonly templates?: readonly string[];
  readonly route?: RouteConfig;
  readonly receivers?: readonly ReceiverConfig[];
  readonly inhibit_rules?: readonly InhibitRule[];
  readonly time_intervals?: readonly { readonly name: string; readonly time_intervals: readonly unknown[] }[];
}

export interface RouteConfig {
  readonly receiver?: string;
  readonly matchers?: readonly string[] | string;
  /** The older forms of `matchers`, in files of others. */
  readonly match?: Readonly<Record<string, string>>;
  readonly match_re?: Readonly<Record<string, string>>;
  readonly continue?: boolean;
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
  readonly mute_time_intervals?: readonly string[];
  readonly routes?: readonly RouteConfig[];
}

export interface ReceiverConfig {
  readonly name: string;
  readonly email_configs?: readonly EmailConfig[];
  readonly slack_configs?: readonly SlackConfig[];
  readonly webhook_configs?: readonly WebhookConfig[];
}

export interface EmailConfig {
  readonly to: string;
  readonly from?: string;
  readonly smarthost?: string;
  readonly auth_username?: string;
  readonly auth_password_file?: string;
  readonly require_tls?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly html?: string;
  readonly text?: string;
  readonly send_resolved?: boolean;
}

export interface SlackConfig {
  readonly channel?: string;
  readonly api_url_file?: string;
  readonly title?: string;
  readonly title_link?: string;
  readonly text?: string;
  readonly fallback?: string;
  readonly send_resolved?: boolean;
}

export interface WebhookConfig {
  readonly url?: string;
  readonly url_file?: string;
  readonly http_config?: {
    readonly authorization?: { readonly credentials?: string; readonly credentials_file?: string };
  };
  readonly send_resolved?: boolean;
}

export interface InhibitRule {
  readonly source_matchers?: readonly string[] | string;
  readonly source_match?: Readonly<Record<string, string>>;
  readonly source_match_re?: Readonly<Record<string, string>>;
  readonly target_matchers?: readonly string[] | string;
  readonly target_match?: Readonly<Record<string, string>>;
  readonly target_match_re?: Readonly<Record<string, string>>;
  readonly equal?: readonly string[];
}

/** The integrations of a receiver: every non-empty list whose key ends in `_configs`. */
export function integrationsOf(receiver: ReceiverConfig): [key: string, position: number, integration: object][] {
  return Object.entries(receiver).flatMap(([key, list]) =>
    key.endsWith('_configs') && Array.isArray(list)
      ? list.map((integration, position): [string, number, object] => [key, position, integration as object])
      : [],
  );
}
