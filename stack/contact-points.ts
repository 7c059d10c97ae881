import type { Artefact } from '../engine/artefact.ts';
import type { AlertFacts } from '../engine/checks/config/model/alert-facts.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import type { StackContent } from './content.ts';
import { hashed, header } from './header.ts';
import { notificationTemplate, subject, text } from './notification-template.ts';
import { literal } from './provisioning.ts';
import { always, type Timing, timings, watchdogName, watchdogTiming } from './routes.ts';
import type { Receiver, Site } from './site-type.ts';

const source = 'stack/contact-points.ts';

/** How a rule of Grafana names its contact point, in the form of file provisioning. */
export interface NotificationSettings extends Timing {
  readonly receiver: string;
  readonly group_by: readonly string[];
  readonly mute_time_intervals?: readonly string[];
}

type Routed = Pick<AlertFacts, 'name' | 'severity' | 'component'>;

/**
 * Whom a rule of Grafana tells, and when. The rules name it themselves, since notification policies in a file would
 * replace the organisation's whole tree. Grafana wants `grafana_folder` and `alertname` among what it groups by.
 */
export function notificationSettings(site: Site, alert: Routed): NotificationSettings {
  const group_by = ['grafana_folder', 'alertname', 'job'];
  const receiver = contactPointName(site, alert);
  if (alert.name === watchdogName) return { receiver, group_by, ...watchdogTiming };
  const timing = timings[alert.severity as keyof typeof timings] ?? timings.warning;
  return { receiver, group_by, ...timing, ...(isMuted(alert) ? { mute_time_intervals: [always] } : {}) };
}

function isMuted(alert: Routed): boolean {
  return alert.severity === 'none' && alert.name !== watchdogName;
}

/** A rule has one contact point, so that receivers of a severity and of a component are put together in one. */
function contactPointName(site: Site, alert: Routed): string {
  return receiversOf(site, alert).join(' and ');
}

function receiversOf({ notifications }: Site, alert: Routed): string[] {
  if (alert.name === watchdogName || alert.severity === 'none') return [notifications.deadMansSwitch];
  const ofSeverity = notifications[alert.severity as keyof typeof timings] ?? notifications.warning;
  const ofComponent = alert.severity === 'info' ? undefined : notifications.byComponent?.[alert.component];
  return ofComponent === undefined || ofComponent === ofSeverity ? [ofSeverity] : [ofSeverity, ofComponent];
}

/** The uids of all integrations, by the name of their contact point. */
export function contactPointUids(site: Site, content: StackContent): [name: string, uid: string][] {
  const used = new Map(content.alerts.map((alert) => [contactPointName(site, alert), receiversOf(site, alert)]));
  return [...used].flatMap(([name, receivers]) =>
    receivers
      .flatMap((receiver) => site.notifications.receivers[receiver] ?? [])
      .map((_, position): [string, string] => [name, contactPointUid(site, name, position)]),
  );
}

/** The contact points that the alerts use, as Grafana's file provisioning wants them. */
export function contactPoints(site: Site, content: StackContent): object {
  const used = new Map(content.alerts.map((alert) => [contactPointName(site, alert), receiversOf(site, alert)]));
  const names = [...used.keys()].sort();
  const time_intervals = [{ times: [{ start_time: '00:00', end_time: '24:00' }] }];
  return {
    apiVersion: 1,
    contactPoints: names.map((name) => ({
      orgId: 1,
      name: literal(name),
      receivers: integrations(site, name, used.get(name) ?? []),
    })),
    templates: [{ orgId: 1, name: 'marketplace', template: literal(notificationTemplate) }],
    ...(content.alerts.some(isMuted) ? { muteTimes: [{ orgId: 1, name: always, time_intervals }] } : {}),
  };
}

/** Integrations get their uid from the contact point and their place in it. */
function integrations(site: Site, contactPoint: string, names: readonly string[]): object[] {
  const listed = names.flatMap((name) =>
    (site.notifications.receivers[name] ?? []).map((receiver, at) => ({ name, receiver, at })),
  );
  return listed.map(({ name, receiver, at }, position) => ({
    uid: contactPointUid(site, contactPoint, position),
    type: receiver.kind,
    settings: settings(receiver, secretVariable(name, at)),
    disableResolveMessage: receiver.sendResolved === false,
  }));
}

function contactPointUid(site: Site, contactPoint: string, position: number): string {
  const name = contactPoint
    .toLowerCase()
    .replace(/ and /g, '-')
    .replace(/[^a-z0-9]+/g, '-');
  return `${site.grafana.uidPrefix}${name}-${position + 1}`;
}

/** The environment variable that holds the secret of a receiver's integration. */
function secretVariable(receiver: string, at: number): string {
  return `CONTACT_${receiver.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${at + 1}`;
}

function settings(receiver: Receiver, variable: string): object {
  if (receiver.kind === 'email') {
    return { addresses: literal(receiver.to), singleEmail: true, subject, message: text };
  }
  if (receiver.kind === 'slack') {
    return { url: `$${variable}`, recipient: literal(receiver.channel), title: subject, text };
  }
  return {
    url: 'url' in receiver ? literal(receiver.url) : `$${variable}_URL`,
    httpMethod: 'POST',
    ...(receiver.credentialsFile === undefined
      ? {}
      : { authorization_scheme: 'Bearer', authorization_credentials: `$${variable}` }),
  };
}

/** The environment variables that the contact points use, with the file that Alertmanager would read. */
export function secretVariables(site: Site, content: StackContent): [variable: string, file: string][] {
  const used = new Set(content.alerts.flatMap((alert) => receiversOf(site, alert)));
  return Object.entries(site.notifications.receivers)
    .filter(([name]) => used.has(name))
    .flatMap(([name, list]) => list.flatMap((receiver, at) => secretsOf(receiver, secretVariable(name, at))));
}

function secretsOf(receiver: Receiver, variable: string): [string, string][] {
  if (receiver.kind === 'email') return [];
  if (receiver.kind === 'slack') return [[variable, receiver.apiUrlFile]];
  const url: [string, string][] = 'url' in receiver ? [] : [[`${variable}_URL`, receiver.urlFile]];
  return receiver.credentialsFile === undefined ? url : [...url, [variable, receiver.credentialsFile]];
}

/** Only where Grafana evaluates; elsewhere its rules are paused and tell no one. */
export function contactPointArtefacts(site: Site, content: StackContent): Artefact[] {
  if (site.evaluator !== 'grafana') return [];
  const secrets = secretVariables(site, content);
  const environment = '/etc/grafana/secrets/contact-points.env';
  const names = secrets.map(([name]) => name).join(', ');
  const comment = header(
    'Contact points of Grafana, which the alert rules name.',
    source,
    '/etc/grafana/provisioning/alerting/contact-points.yaml, with the rules beside it',
    ...(secrets.length === 0 ? [] : [`Secrets are environment variables: ${environment} sets ${names}.`]),
  );
  const yaml: Artefact = {
    path: 'grafana/alerting/contact-points.yaml',
    text: yamlText(contactPoints(site, content), comment),
    kind: 'config',
    source,
  };
  if (secrets.length === 0) return [yaml];
  const dropIn = header(
    "Secrets of Grafana's contact points, as environment variables.",
    source,
    '/etc/systemd/system/grafana-server.service.d/contact-points.conf',
    `${environment} has a line NAME=secret for each of:`,
    ...secrets.map(([name, file]) => `  ${name} (what ${file} holds)`),
  );
  const text = `${hashed(dropIn)}[Service]\nEnvironmentFile=${environment}\n`;
  return [yaml, { path: 'system/grafana-server.service.d/contact-points.conf', text, kind: 'config', source }];
}
