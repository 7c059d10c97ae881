import type { Artefact } from '../engine/artefact.ts';
import type { AlertmanagerConfig } from '../engine/checks/config/model/alertmanager.ts';
import type { Locate } from '../engine/checks/config/model/locate.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import { placeAt } from '../engine/place.ts';
import type { StackContent } from './content.ts';
import { header } from './header.ts';
import { inhibitRules } from './inhibitions.ts';
import { notificationTemplate } from './notification-template.ts';
import { siteOrigin } from './origin.ts';
import { positionInSite, receiverNames, receivers } from './receivers.ts';
import { always, rootRoute, routes } from './routes.ts';
import type { Site } from './site-type.ts';

const source = 'stack/alertmanager-config.ts';

/** alertmanager.yml as data. */
export function alertmanagerConfig(site: Site, content: StackContent): AlertmanagerConfig {
  return {
    global: { resolve_timeout: '5m' },
    templates: ['templates/*.tmpl'],
    route: rootRoute(site, content),
    receivers: receivers(site, content),
    inhibit_rules: inhibitRules(content),
    time_intervals: [{ name: always, time_intervals: [{ times: [{ start_time: '00:00', end_time: '24:00' }] }] }],
  };
}

/** out/alertmanager/ is copied into /etc/prometheus/, which is where Debian's Alertmanager looks. */
export function alertmanagerArtefacts(site: Site, content: StackContent): Artefact[] {
  const comment = header(
    "Alertmanager's configuration.",
    source,
    '/etc/prometheus/alertmanager.yml, beside templates/',
    // Up to Alertmanager 0.26 the end of a line counts as part of a mail password.
    'Secrets are files that only the user prometheus may read, without a line end: printf %s SECRET > FILE.',
  );
  return [
    {
      path: 'alertmanager/alertmanager.yml',
      text: yamlText(alertmanagerConfig(site, content), comment),
      kind: 'config',
      source,
    },
    {
      path: 'alertmanager/templates/marketplace.tmpl',
      text: notificationTemplate,
      kind: 'config',
      source: 'stack/notification-template.ts',
    },
  ];
}

/** Which line a part of alertmanager.yml comes from: of site.ts, mostly. */
export function locateAlertmanager(site: Site, content: StackContent): Locate {
  const names = receiverNames(site, content);
  const named = routes(site, content);
  return ([section, ...rest]) => {
    const inSite = (...path: readonly string[]) => siteOrigin(site, ['notifications', ...path]);
    if (section === 'receivers') return inSite('receivers', ...receiverPath(site, names, rest));
    if (section === 'inhibit_rules') return { place: placeAt('stack/inhibitions.ts'), path: ['inhibitions'] };
    if (section !== 'route') return inSite();
    // ['receiver'] or ['routes', 2, 'receiver']
    if (rest[0] === 'receiver') return inSite('warning');
    return inSite(...(named[Number(rest[1])]?.property ?? []));
  };
}

/** `[0, 'webhook_configs', 1, 'url']` is `['oncall', '2', 'url']` in site.ts. */
function receiverPath(site: Site, names: readonly string[], path: readonly (string | number)[]): string[] {
  const [at, key, position, property, inner] = path;
  const name = names[Number(at)] ?? '';
  if (typeof key !== 'string') return [name];
  const inSite = positionInSite(site.notifications.receivers[name] ?? [], key, Number(position));
  const known: Record<string, string> = {
    auth_username: 'username',
    auth_password_file: 'passwordFile',
    api_url_file: 'apiUrlFile',
    url_file: 'urlFile',
    http_config: 'credentialsFile',
  };
  const last = String(property ?? inner ?? '');
  return [name, String(inSite), ...(last === '' ? [] : [known[last] ?? last])];
}
