import type { Finding, Severity } from '../../finding.ts';
import type { ConfigPath, Locate } from './model/locate.ts';
import { isAtLeast, parseVersion } from './model/version.ts';

/** A property that a program knows only from some version on. */
interface Feature {
  /** The keys that end the way to it; positions in lists are left out. */
  readonly keys: readonly string[];
  readonly since: string;
  readonly severity?: Severity;
  readonly why?: string;
  readonly instead?: string;
}

/** By the changelogs of Prometheus (2.42 to 3.2) and Alertmanager (0.22 to 0.28). */
const features: Readonly<Record<'Prometheus' | 'Alertmanager', readonly Feature[]>> = {
  Prometheus: [
    { keys: ['scrape_config_files'], since: '2.43' },
    { keys: ['keep_dropped_targets'], since: '2.47' },
    { keys: ['scrape_protocols'], since: '2.49' },
    { keys: ['rule_query_offset'], since: '2.53' },
    { keys: ['http_headers'], since: '2.55' },
    { keys: ['scrape_failure_log_file'], since: '2.55' },
    { keys: ['fallback_scrape_protocol'], since: '3.0' },
    { keys: ['always_scrape_classic_histograms'], since: '3.0', instead: 'scrape_classic_histograms' },
  ],
  Alertmanager: [
    { keys: ['slack_configs', 'api_url_file'], since: '0.22' },
    { keys: ['http_config', 'authorization'], since: '0.22' },
    { keys: ['time_intervals', 'time_intervals'], since: '0.24' },
    { keys: ['active_time_intervals'], since: '0.24' },
    { keys: ['smtp_auth_password_file'], since: '0.25' },
    { keys: ['email_configs', 'auth_password_file'], since: '0.25' },
    { keys: ['discord_configs'], since: '0.25' },
    { keys: ['webex_configs'], since: '0.25' },
    {
      keys: ['webhook_configs', 'url_file'],
      since: '0.26',
      instead: 'a URL without a secret, and the secret in http_config.authorization.credentials_file',
    },
    {
      keys: ['webhook_configs', 'url_file'],
      since: '0.28',
      severity: 'warning',
      why: '0.26 and 0.27 may crash on it',
    },
    { keys: ['telegram_configs', 'bot_token_file'], since: '0.26' },
    { keys: ['pushover_configs', 'token_file'], since: '0.26' },
    { keys: ['msteams_configs'], since: '0.26' },
    { keys: ['msteamsv2_configs'], since: '0.28' },
    { keys: ['jira_configs'], since: '0.28' },
    { keys: ['rocketchat_configs'], since: '0.28' },
  ],
};

/** A property that the stated version of a program does not know; it would refuse the whole file. */
export function unsupportedByVersion(
  program: 'Prometheus' | 'Alertmanager',
  version: string,
  config: object,
  locate: Locate,
): Finding[] {
  const stated = parseVersion(version);
  if (stated === undefined) return [];
  const missing = features[program].filter(({ since }) => !isAtLeast(stated, parseVersion(since)!));
  return propertiesOf(config).flatMap((path): Finding[] => {
    const keys = path.filter((step) => typeof step === 'string');
    const feature = missing.find(({ keys: wanted }) => wanted.every((key, at) => keys.at(at - wanted.length) === key));
    if (feature === undefined || typeof path.at(-1) === 'number') return [];
    const { since, severity = 'error', why, instead } = feature;
    return [
      {
        id: 'unsupported-by-version',
        severity,
        ...locate(path),
        message:
          why === undefined
            ? `${feature.keys.join('.')} needs ${program} ${since}, and this site has ${version}`
            : `${feature.keys.join('.')}: ${program} ${why}, and this site has ${version}`,
        help: `${instead === undefined ? '' : `${instead}, or `}${program} ${since}`,
      },
    ];
  });
}

function propertiesOf(config: unknown, path: ConfigPath = []): ConfigPath[] {
  if (typeof config !== 'object' || config === null) return path.length === 0 ? [] : [path];
  const inside = Array.isArray(config) ? [...config.entries()] : Object.entries(config);
  const below = inside.flatMap(([key, value]) => propertiesOf(value, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}
