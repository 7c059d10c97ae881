import { isLoopback, parseAddress } from '../engine/checks/config/model/address.ts';
import type {
  EmailConfig,
  ReceiverConfig,
  SlackConfig,
  WebhookConfig,
} from '../engine/checks/config/model/alertmanager.ts';
import type { StackContent } from './content.ts';
import { subject, text } from './notification-template.ts';
import { routedComponents } from './routes.ts';
import type { Receiver, Site } from './site-type.ts';

type Kind = Receiver['kind'];
type Of<K extends Kind> = Extract<Receiver, { kind: K }>;

const keys = { email: 'email_configs', slack: 'slack_configs', webhook: 'webhook_configs' } as const;

/** Receivers of Alertmanager. One that only a component of an absent part has disappears with it. */
export function receivers(site: Site, content: StackContent): ReceiverConfig[] {
  const { receivers: declared } = site.notifications;
  return receiverNames(site, content).map((name) => ({ name, ...integrations(declared[name] ?? []) }));
}

/** Names of the receivers that are emitted, in the order of site.ts. */
export function receiverNames(site: Site, content: StackContent): string[] {
  const { notifications } = site;
  const routed = new Set(routedComponents(notifications, content).map(([component]) => component));
  const { critical, warning, info, deadMansSwitch } = notifications;
  const kept = new Set([critical, warning, info, deadMansSwitch]);
  const dropped = new Set<string>();
  for (const [component, receiver] of Object.entries(notifications.byComponent ?? {})) {
    (routed.has(component) ? kept : dropped).add(receiver);
  }
  return Object.keys(notifications.receivers).filter((name) => kept.has(name) || !dropped.has(name));
}

/** Where an integration of Alertmanager stands in site.ts: its position in the receiver's list. */
export function positionInSite(list: readonly Receiver[], key: string, position: number): number {
  const positions = list.flatMap((receiver, at) => (keys[receiver.kind] === key ? [at] : []));
  return positions[position] ?? 0;
}

function integrations(list: readonly Receiver[]): Omit<ReceiverConfig, 'name'> {
  const of = <K extends Kind>(kind: K): Of<K>[] => list.filter((receiver): receiver is Of<K> => receiver.kind === kind);
  const all = {
    email_configs: of('email').map(email),
    slack_configs: of('slack').map(slack),
    webhook_configs: of('webhook').map(webhook),
  };
  return Object.fromEntries(Object.entries(all).filter(([, configs]) => configs.length > 0));
}

function email({ to, from, smarthost, username, passwordFile, sendResolved = true }: Of<'email'>): EmailConfig {
  return {
    to,
    from,
    smarthost,
    ...(username === undefined ? {} : { auth_username: username }),
    ...(passwordFile === undefined ? {} : { auth_password_file: passwordFile }),
    // A mail server on this machine has no certificate for "localhost"; any other must show one.
    require_tls: !isLoopback(parseAddress(smarthost)?.host ?? ''),
    headers: { Subject: subject },
    // Plain text only: the default HTML repeats every label and names this host.
    html: '',
    text,
    send_resolved: sendResolved,
  };
}

function slack({ channel, apiUrlFile, sendResolved = true }: Of<'slack'>): SlackConfig {
  return {
    channel,
    api_url_file: apiUrlFile,
    title: subject,
    // The default links to Alertmanager under this host's name.
    title_link: '',
    text,
    fallback: subject,
    send_resolved: sendResolved,
  };
}

function webhook(receiver: Of<'webhook'>): WebhookConfig {
  const { credentialsFile, sendResolved = true } = receiver;
  return {
    ...('url' in receiver ? { url: receiver.url } : { url_file: receiver.urlFile }),
    ...(credentialsFile === undefined ? {} : { http_config: { authorization: { credentials_file: credentialsFile } } }),
    send_resolved: sendResolved,
  };
}
