import type { Finding } from '../../finding.ts';
import { isLoopback } from './model/address.ts';
import type { Origin } from './model/locate.ts';

type Value = string | number | boolean;
/** grafana.ini as data: sections, and their keys. */
export type IniSections = Readonly<Record<string, Readonly<Record<string, Value>>>>;

interface Demand {
  readonly section: string;
  readonly key: string;
  readonly holds: (value: Value | undefined) => boolean;
  readonly otherwise: string;
  readonly help: string;
}

const off = (value: Value | undefined): boolean => value === false;

/** What keeps a Grafana to its own users and to itself; left out, most of these are the opposite. */
const demands: readonly Demand[] = [
  {
    section: 'server',
    key: 'http_addr',
    holds: (value) => isLoopback(String(value ?? '')),
    otherwise: 'it listens on every address',
    help: 'write 127.0.0.1',
  },
  {
    section: 'auth.anonymous',
    key: 'enabled',
    holds: off,
    otherwise: 'everybody sees every dashboard without a password',
    help: 'write false',
  },
  {
    section: 'users',
    key: 'allow_sign_up',
    holds: off,
    otherwise: 'everybody may make an account',
    help: 'write false',
  },
  {
    section: 'security',
    key: 'admin_password',
    holds: (value) => /^\$__file\{\/.+\}$/.test(String(value ?? '')),
    otherwise: 'the password is in this file, or the default',
    help: 'write $__file{/path}',
  },
  {
    section: 'security',
    key: 'disable_gravatar',
    holds: (value) => value === true,
    otherwise: 'it asks another site for the pictures of its users',
    help: 'write true',
  },
  {
    section: 'analytics',
    key: 'reporting_enabled',
    holds: off,
    otherwise: 'it reports its use to its makers',
    help: 'write false',
  },
  {
    section: 'analytics',
    key: 'check_for_updates',
    holds: off,
    otherwise: 'it asks its makers for updates',
    help: 'write false',
  },
  {
    section: 'analytics',
    key: 'check_for_plugin_updates',
    holds: off,
    otherwise: 'it asks its makers for updates of plugins',
    help: 'write false',
  },
  {
    section: 'news',
    key: 'news_feed_enabled',
    holds: off,
    otherwise: 'it loads news from its makers',
    help: 'write false',
  },
  {
    section: 'snapshots',
    key: 'external_enabled',
    holds: off,
    otherwise: 'a dashboard may be published elsewhere with one click',
    help: 'write false',
  },
];

/** A setting of Grafana that opens it to others, or lets it talk to others. */
export function grafanaOpen(ini: IniSections, origin: Origin): Finding[] {
  return demands.flatMap(({ section, key, holds, otherwise, help }): Finding[] =>
    holds(ini[section]?.[key])
      ? []
      : [
          {
            id: 'grafana-open',
            severity: 'error',
            ...origin,
            anchor: ` ${key}:`,
            message: `[${section}] ${key} = ${String(ini[section]?.[key] ?? 'nothing')}: ${otherwise}`,
            help,
          },
        ],
  );
}
