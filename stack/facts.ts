import type { UrlUse } from '../engine/checks/config/bad-url.ts';
import type { UidUse } from '../engine/checks/config/bad-uid.ts';
import type { VersionUse } from '../engine/checks/config/bad-version.ts';
import type { Located } from '../engine/checks/config/model/locate.ts';
import { siteOrigin } from './origin.ts';
import type { Receiver, ScrapeTarget, Site } from './site-type.ts';

/** What site.ts says, sorted by kind of value, each with its line: what the checks of single values read. */

type Path = readonly string[];
type Stated = readonly [value: string | undefined, path: Path];

/** Those that are stated at all. */
function located(site: Site, stated: readonly Stated[]): Located<string>[] {
  return stated.flatMap(([value, path]) => (value === undefined ? [] : [{ value, origin: siteOrigin(site, path) }]));
}

/** Every scrape job of a part that exists, with the part's place in site.ts. */
function targets(site: Site): [target: ScrapeTarget, part: Path][] {
  const { node, logging, externalCheck } = site;
  return [
    [site.marketplace, ['marketplace']],
    [site.prometheus, ['prometheus']],
    [site.alertmanager, ['alertmanager']],
    ...(node ? [[node, ['node']] as [ScrapeTarget, Path]] : []),
    ...(logging
      ? ([
          [logging.loki, ['logging', 'loki']],
          [logging.shipperTarget, ['logging', 'shipperTarget']],
        ] as [ScrapeTarget, Path][])
      : []),
    ...(externalCheck ? [[externalCheck.exporter, ['externalCheck', 'exporter']] as [ScrapeTarget, Path]] : []),
  ];
}

/** Every integration of every receiver, with its place in site.ts. */
export function integrations(site: Site): [receiver: Receiver, path: Path][] {
  return Object.entries(site.notifications.receivers).flatMap(([name, list]) =>
    list.map((receiver, at): [Receiver, Path] => [receiver, ['notifications', 'receivers', name, String(at)]]),
  );
}

export function jobNames(site: Site): Located<string>[] {
  const jobs = targets(site).map(([{ job }, part]): Stated => [job, [...part, 'job']]);
  return located(site, [...jobs, [site.externalCheck ? site.externalCheck.job : undefined, ['externalCheck', 'job']]]);
}

/** Addresses that other programs connect to; those on which programs listen are in stack/listeners.ts. */
export function addresses(site: Site): Located<string>[] {
  const scraped = targets(site).map(([{ target }, part]): Stated => [target, [...part, 'target']]);
  const mail = integrations(site).map(([receiver, path]): Stated => [
    receiver.kind === 'email' ? receiver.smarthost : undefined,
    [...path, 'smarthost'],
  ]);
  return located(site, [...scraped, ...mail]);
}

export function metricsPaths(site: Site): Located<string>[] {
  return located(
    site,
    targets(site).map(([{ metricsPath }, part]) => [metricsPath, [...part, 'metricsPath']]),
  );
}

export function durations(site: Site): Located<string>[] {
  const { logging, externalCheck } = site;
  return located(site, [
    [site.scrapeInterval, ['scrapeInterval']],
    [site.scrapeTimeout, ['scrapeTimeout']],
    [site.evaluationInterval, ['evaluationInterval']],
    [site.prometheus.retention, ['prometheus', 'retention']],
    [logging ? logging.loki.retention : undefined, ['logging', 'loki', 'retention']],
    [externalCheck ? externalCheck.interval : undefined, ['externalCheck', 'interval']],
    [externalCheck ? externalCheck.timeout : undefined, ['externalCheck', 'timeout']],
  ]);
}

/** Units of systemd whose journal is shipped. */
export function units(site: Site): Located<string>[] {
  const names = site.logging ? site.logging.units : [];
  return names.map((value) => ({ value, origin: { ...siteOrigin(site, ['logging', 'units']), anchor: `'${value}'` } }));
}

const web = ['http', 'https'];

export function urls(site: Site): UrlUse[] {
  const { logging, externalCheck, remoteWrite, grafana } = site;
  const pages = located(site, [
    [externalCheck ? externalCheck.url : undefined, ['externalCheck', 'url']],
    [remoteWrite ? remoteWrite.url : undefined, ['remoteWrite', 'url']],
    [logging ? logging.loki.url : undefined, ['logging', 'loki', 'url']],
    [grafana.url, ['grafana', 'url']],
    [grafana.dataSource.url, ['grafana', 'dataSource', 'url']],
    [site.runbooks, ['runbooks']],
    ...integrations(site).map(([receiver, path]): Stated => [
      receiver.kind === 'webhook' && 'url' in receiver ? receiver.url : undefined,
      [...path, 'url'],
    ]),
  ]);
  const proxy = located(site, [[externalCheck ? externalCheck.proxyUrl : undefined, ['externalCheck', 'proxyUrl']]]);
  return [
    ...pages.map((url) => ({ ...url, schemes: web })),
    ...proxy.map((url) => ({ ...url, schemes: [...web, 'socks5'] })),
  ];
}

/** URLs to which a password or a token is sent. */
export function urlsWithCredentials(site: Site): Located<string>[] {
  const { remoteWrite } = site;
  const hooks = integrations(site).map(([receiver, path]): Stated => [
    receiver.kind === 'webhook' && 'url' in receiver && receiver.credentialsFile ? receiver.url : undefined,
    [...path, 'url'],
  ]);
  return located(site, [[remoteWrite ? remoteWrite.url : undefined, ['remoteWrite', 'url']], ...hooks]);
}

/** Files on the host: those with secrets, and the marketplace's log. */
export function files(site: Site): Located<string>[] {
  const { remoteWrite } = site;
  const secrets = integrations(site).flatMap(([receiver, path]) =>
    Object.entries(receiver)
      .filter(([key]) => key.endsWith('File'))
      .map(([key, value]): Stated => [String(value), [...path, key]]),
  );
  return located(site, [
    [site.marketplace.serverLog, ['marketplace', 'serverLog']],
    [site.grafana.adminPasswordFile, ['grafana', 'adminPasswordFile']],
    [remoteWrite ? remoteWrite.passwordFile : undefined, ['remoteWrite', 'passwordFile']],
    ...secrets,
  ]);
}

/** The oldest versions that what is built here suits. */
export function versions(site: Site): VersionUse[] {
  const of = (program: string, oldest: string, part: 'prometheus' | 'alertmanager' | 'grafana'): VersionUse => ({
    program,
    oldest,
    value: site[part].version,
    origin: siteOrigin(site, [part, 'version']),
  });
  return [
    of('Prometheus', '2.42', 'prometheus'),
    of('Alertmanager', '0.25', 'alertmanager'),
    of('Grafana', '11.0', 'grafana'),
  ];
}

export function uids(site: Site): UidUse[] {
  const { folder, uidPrefix, dataSource, lokiDataSource } = site.grafana;
  return located(site, [
    [folder.uid, ['grafana', 'folder', 'uid']],
    [dataSource.uid, ['grafana', 'dataSource', 'uid']],
    [lokiDataSource.uid, ['grafana', 'lokiDataSource', 'uid']],
  ]).map((uid) => ({ ...uid, prefix: uidPrefix }));
}

export function uidPrefix(site: Site): Located<string> {
  return { value: site.grafana.uidPrefix, origin: siteOrigin(site, ['grafana', 'uidPrefix']) };
}

/** Names that Grafana shows, and the mark by which objects of ours are known. */
export function names(site: Site): Located<string>[] {
  const { mark, folder } = site.grafana;
  return [
    ...located(site, [
      [mark, ['grafana', 'mark']],
      [folder.title, ['grafana', 'folder', 'title']],
    ]),
    ...dataSourceNames(site),
  ];
}

export function dataSourceNames(site: Site): Located<string>[] {
  const { dataSource, lokiDataSource } = site.grafana;
  return located(site, [
    [dataSource.name, ['grafana', 'dataSource', 'name']],
    [lokiDataSource.name, ['grafana', 'lokiDataSource', 'name']],
  ]);
}

export function dataSourceUids(site: Site): Located<string>[] {
  const { dataSource, lokiDataSource } = site.grafana;
  return located(site, [
    [dataSource.uid, ['grafana', 'dataSource', 'uid']],
    [lokiDataSource.uid, ['grafana', 'lokiDataSource', 'uid']],
  ]);
}

/** The mail server, sender and login of each e-mail, as one text. */
export function mailServers(site: Site): Located<string>[] {
  return integrations(site).flatMap(([receiver, path]) =>
    receiver.kind === 'email'
      ? [
          {
            value: [receiver.from, 'through', receiver.smarthost, receiver.username].filter(Boolean).join(' '),
            origin: siteOrigin(site, [...path, 'smarthost']),
          },
        ]
      : [],
  );
}
