/** The parts of a prometheus.yml that the checks and the builders know, by the names of its documentation. */
export interface PrometheusConfig {
  readonly global?: {
    readonly scrape_interval?: string;
    readonly scrape_timeout?: string;
    readonly evaluation_interval?: string;
    readonly external_labels?: Readonly<Record<string, string>>;
  };
  readonly rule_files?: readonly string[];
  readonly alerting?: { readonly alertmanagers?: readonly { readonly static_configs?: readonly StaticConfig[] }[] };
  readonly scrape_configs?: readonly ScrapeConfig[];
  readonly remote_write?: readonly RemoteWriteConfig[];
}

export interface StaticConfig {
  readonly targets: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ScrapeConfig {
  readonly job_name: string;
  readonly scrape_interval?: string;
  readonly scrape_timeout?: string;
  readonly metrics_path?: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly sample_limit?: number;
  readonly label_limit?: number;
  readonly label_value_length_limit?: number;
  /** A number and a unit, such as `1MB`. */
  readonly body_size_limit?: string;
  readonly fallback_scrape_protocol?: string;
  readonly static_configs?: readonly StaticConfig[];
  readonly relabel_configs?: readonly RelabelConfig[];
}

export interface RelabelConfig {
  readonly source_labels?: readonly string[];
  readonly regex?: string;
  readonly target_label?: string;
  readonly replacement?: string;
  readonly action?: string;
}

export interface RemoteWriteConfig {
  readonly name?: string;
  readonly url: string;
  readonly basic_auth?: { readonly username?: string; readonly password?: string; readonly password_file?: string };
  readonly authorization?: { readonly credentials?: string; readonly credentials_file?: string };
  readonly write_relabel_configs?: readonly RelabelConfig[];
}

/** The scrape interval and timeout that hold for a job; Prometheus' own defaults are 1m and 10s. */
export function scrapeTimes(config: PrometheusConfig, job: ScrapeConfig): { interval: string; timeout: string } {
  return {
    interval: job.scrape_interval ?? config.global?.scrape_interval ?? '1m',
    timeout: job.scrape_timeout ?? config.global?.scrape_timeout ?? '10s',
  };
}
