import type { Artefact } from '../engine/artefact.ts';
import { isLoopback, parseAddress, parseUrl } from '../engine/checks/config/model/address.ts';
import { header } from './header.ts';
import type { Receiver, Site } from './site-type.ts';

const source = 'stack/grafana-ini.ts';

/** grafana.ini as data: sections, and their keys. */
export type Ini = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** Only what differs from Grafana's defaults, or must not depend on them. */
export function grafanaIni(site: Site): Ini {
  const address = parseAddress(site.grafana.listen);
  const url = parseUrl(site.grafana.url);
  return {
    server: {
      protocol: 'http',
      http_addr: address?.host ?? '',
      http_port: address?.port ?? '',
      domain: url?.hostname ?? '',
      root_url: `${site.grafana.url.replace(/\/+$/, '')}/`,
      serve_from_sub_path: (url?.pathname ?? '/') !== '/',
    },
    analytics: {
      reporting_enabled: false,
      check_for_updates: false,
      check_for_plugin_updates: false,
      feedback_links_enabled: false,
    },
    security: {
      admin_user: 'admin',
      admin_password: `$__file{${site.grafana.adminPasswordFile}}`,
      disable_gravatar: true,
      cookie_secure: url?.protocol === 'https:',
      // "strict" would ask for a new login after every link in a notification.
      cookie_samesite: 'lax',
      allow_embedding: false,
    },
    users: { allow_sign_up: false, allow_org_create: false },
    auth: { login_maximum_inactive_lifetime_duration: '7d', login_maximum_lifetime_duration: '30d' },
    'auth.anonymous': { enabled: false },
    news: { news_feed_enabled: false },
    snapshots: { external_enabled: false },
    plugins: {
      plugin_admin_enabled: false,
      preinstall_disabled: true,
      preinstall_auto_update: false,
      public_key_retrieval_disabled: true,
    },
    // Both listen only where high availability or the gRPC server is switched on.
    unified_alerting: { ha_listen_address: '127.0.0.1:9094' },
    grpc_server: { address: '127.0.0.1:10000' },
    log: { mode: 'console', level: 'info' },
    ...smtp(site),
  };
}

/** Grafana sends e-mail itself only where it evaluates; it has one mail server for all contact points. */
function smtp(site: Site): Ini {
  const mails = Object.values(site.notifications.receivers).flat();
  const mail = mails.find((receiver): receiver is Extract<Receiver, { kind: 'email' }> => receiver.kind === 'email');
  if (site.evaluator !== 'grafana' || mail === undefined) return {};
  return {
    smtp: {
      enabled: true,
      host: mail.smarthost,
      from_address: mail.from,
      ...(mail.username === undefined ? {} : { user: mail.username }),
      ...(mail.passwordFile === undefined ? {} : { password: `$__file{${mail.passwordFile}}` }),
      startTLS_policy: isLoopback(parseAddress(mail.smarthost)?.host ?? '') ? 'NoStartTLS' : 'MandatoryStartTLS',
    },
  };
}

export function grafanaIniArtefacts(site: Site): Artefact[] {
  const comment = header("Grafana's settings.", source, '/etc/grafana/grafana.ini');
  const lines = comment.split('\n').map((line) => `; ${line}`);
  for (const [section, keys] of Object.entries(grafanaIni(site))) {
    lines.push('', `[${section}]`, ...Object.entries(keys).map(([key, value]) => `${key} = ${value}`));
  }
  return [{ path: 'grafana/grafana.ini', text: `${lines.join('\n')}\n`, kind: 'config', source }];
}
