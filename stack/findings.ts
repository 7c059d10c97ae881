import type { Artefact } from '../engine/artefact.ts';
import { badAddress } from '../engine/checks/config/bad-address.ts';
import { badDuration } from '../engine/checks/config/bad-duration.ts';
import { badExternalLabel } from '../engine/checks/config/bad-external-label.ts';
import { badJobName } from '../engine/checks/config/bad-job-name.ts';
import { badMail } from '../engine/checks/config/bad-mail.ts';
import { badMetricsPath } from '../engine/checks/config/bad-metrics-path.ts';
import { badName } from '../engine/checks/config/bad-name.ts';
import { badUnitName } from '../engine/checks/config/bad-unit-name.ts';
import { badUid } from '../engine/checks/config/bad-uid.ts';
import { badUidPrefix } from '../engine/checks/config/bad-uid-prefix.ts';
import { badUrl } from '../engine/checks/config/bad-url.ts';
import { badVersion } from '../engine/checks/config/bad-version.ts';
import { commandLine } from '../engine/checks/config/command-line.ts';
import { credentialsInClear } from '../engine/checks/config/credentials-in-clear.ts';
import { dataSourceInterval } from '../engine/checks/config/data-source-interval.ts';
import { duplicateDataSource } from '../engine/checks/config/duplicate-data-source.ts';
import { duplicateJob } from '../engine/checks/config/duplicate-job.ts';
import { endOfLife } from '../engine/checks/config/end-of-life.ts';
import { filePath } from '../engine/checks/config/file-path.ts';
import { grafanaOpen } from '../engine/checks/config/grafana-open.ts';
import { inhibitionCannotMatch } from '../engine/checks/config/inhibition-cannot-match.ts';
import { inhibitionMutesWorse } from '../engine/checks/config/inhibition-mutes-worse.ts';
import { inlineSecret } from '../engine/checks/config/inline-secret.ts';
import { jobWithoutScrape } from '../engine/checks/config/job-without-scrape.ts';
import { listensBeyondLoopback } from '../engine/checks/config/listens-beyond-loopback.ts';
import { logRetention } from '../engine/checks/config/log-retention.ts';
import { mailServersDiffer } from '../engine/checks/config/mail-servers-differ.ts';
import { missingScrapeLimit } from '../engine/checks/config/missing-scrape-limit.ts';
import { notificationTemplate as templateFindings } from '../engine/checks/config/notification-template.ts';
import { onionWithoutProxy } from '../engine/checks/config/onion-without-proxy.ts';
import { portTaken } from '../engine/checks/config/port-taken.ts';
import { receiverUnused } from '../engine/checks/config/receiver-unused.ts';
import { receiverWithoutIntegration } from '../engine/checks/config/receiver-without-integration.ts';
import { remoteWriteUnfiltered } from '../engine/checks/config/remote-write-unfiltered.ts';
import { retentionTooShort } from '../engine/checks/config/retention-too-short.ts';
import { routeLabel } from '../engine/checks/config/route-label.ts';
import { routeNeverReached } from '../engine/checks/config/route-never-reached.ts';
import { routeTiming } from '../engine/checks/config/route-timing.ts';
import { ruleFilesUnmatched } from '../engine/checks/config/rule-files-unmatched.ts';
import { scrapeTimeout } from '../engine/checks/config/scrape-timeout.ts';
import { severityReceiver } from '../engine/checks/config/severity-receiver.ts';
import { severityWithoutRoute } from '../engine/checks/config/severity-without-route.ts';
import { staleBetweenScrapes } from '../engine/checks/config/stale-between-scrapes.ts';
import { targetNotListening } from '../engine/checks/config/target-not-listening.ts';
import { unknownComponent } from '../engine/checks/config/unknown-component.ts';
import { unknownReceiver } from '../engine/checks/config/unknown-receiver.ts';
import { unsupportedByVersion } from '../engine/checks/config/unsupported-by-version.ts';
import { watchdogInterval } from '../engine/checks/config/watchdog-interval.ts';
import { watchdogUnseen } from '../engine/checks/config/watchdog-unseen.ts';
import type { Locate } from '../engine/checks/config/model/locate.ts';
import type { Finding } from '../engine/finding.ts';
import { placeAt } from '../engine/place.ts';
import { alertmanagerConfig, locateAlertmanager } from './alertmanager-config.ts';
import { contactPointUids } from './contact-points.ts';
import { componentsOf, type StackContent } from './content.ts';
import { commandLines } from './defaults-files.ts';
import * as facts from './facts.ts';
import { grafanaIni } from './grafana-ini.ts';
import { listeners, reachables } from './listeners.ts';
import { notificationTemplate, subject, text } from './notification-template.ts';
import { siteOrigin } from './origin.ts';
import { locatePrometheus, prometheusConfig } from './prometheus-config.ts';
import { dataSources } from './provisioning.ts';
import { watchdogName } from './routes.ts';
import type { Site } from './site-type.ts';

/**
 * Everything that is wrong with a site, by itself and together with its content. `artefacts`, where given, are all
 * files of the build: the rule files among them must be the ones that the content names.
 */
export function stackFindings(site: Site, content: StackContent, artefacts: readonly Artefact[] = []): Finding[] {
  return [
    ...statements(site, content),
    ...prometheusFindings(site, content, artefacts),
    ...alertmanagerFindings(site, content),
    ...partFindings(site),
    ...emittedFindings(site),
    ...(site.evaluator === 'grafana' ? grafanaFindings(site, content) : []),
  ];
}

/** Single values of site.ts. */
function statements(site: Site, content: StackContent): Finding[] {
  const listening = listeners(site);
  const components = Object.keys(site.notifications.byComponent ?? {}).map((value) => ({
    value,
    origin: siteOrigin(site, ['notifications', 'byComponent', value]),
  }));
  return [
    ...badVersion(facts.versions(site)),
    ...badDuration(facts.durations(site)),
    ...badJobName(facts.jobNames(site)),
    ...badAddress([...facts.addresses(site), ...listening]),
    ...badMetricsPath(facts.metricsPaths(site)),
    ...badUrl(facts.urls(site)),
    ...badUid(facts.uids(site)),
    ...badUidPrefix(
      facts.uidPrefix(site),
      content.alerts.map(({ name }) => name),
    ),
    ...badName(facts.names(site)),
    ...duplicateDataSource(facts.dataSourceUids(site)),
    ...duplicateDataSource(facts.dataSourceNames(site)),
    ...badUnitName(facts.units(site)),
    ...filePath(facts.files(site)),
    ...inlineSecret({ ...site, place: undefined }, (path) => siteOrigin(site, path.map(String))),
    ...credentialsInClear(facts.urlsWithCredentials(site)),
    ...listensBeyondLoopback(listening),
    ...portTaken(listening),
    ...targetNotListening(reachables(site)),
    ...unknownComponent(components, componentsOf(content)),
  ];
}

function prometheusFindings(site: Site, content: StackContent, artefacts: readonly Artefact[]): Finding[] {
  const config = prometheusConfig(site, content);
  const locate = locatePrometheus(site);
  const retention = { value: site.prometheus.retention, origin: siteOrigin(site, ['prometheus', 'retention']) };
  return [
    ...duplicateJob(config, locate),
    ...scrapeTimeout(config, locate),
    ...staleBetweenScrapes(config, locate),
    ...missingScrapeLimit(config, [site.marketplace.job], locate),
    ...badExternalLabel(config, locate),
    ...ruleFilesUnmatched(config, ruleFiles(content, artefacts), locate),
    ...jobWithoutScrape(config, content.alerts, locate),
    ...remoteWriteUnfiltered(config, locate),
    ...retentionTooShort(retention, content.longestRange),
    ...unsupportedByVersion('Prometheus', site.prometheus.version, config, locate),
  ];
}

function ruleFiles(content: StackContent, artefacts: readonly Artefact[]): string[] {
  const folder = 'prometheus/';
  const built = artefacts.map(({ path }) => path).filter((path) => path.startsWith(`${folder}rules/`));
  return [...new Set([...content.ruleFiles, ...built.map((path) => path.slice(folder.length))])];
}

function alertmanagerFindings(site: Site, content: StackContent): Finding[] {
  const config = alertmanagerConfig(site, content);
  const locate = locateAlertmanager(site, content);
  const { alerts } = content;
  const watchdog = alerts.find((alert) => alert.name === watchdogName);
  return [
    ...unknownReceiver(config, locate),
    ...receiverWithoutIntegration(config, locate),
    ...receiverUnused(config, locate),
    ...badMail(config, locate),
    ...severityWithoutRoute(config, alerts, locate),
    ...severityReceiver(config, alerts, receiversBySeverity(site), locateRoutes),
    ...routeLabel(config, alerts, locateRoutes),
    ...routeTiming(config, { remembered: rememberedFor(site), heartbeat: watchdog }, locateRoutes),
    ...routeNeverReached(config, alerts, locate),
    ...watchdogUnseen(config, alerts, watchdogName, locate),
    ...(watchdog === undefined ? [] : watchdogInterval(config, watchdog, locate)),
    ...inhibitionCannotMatch(config, alerts, locate),
    ...inhibitionMutesWorse(config, alerts, locate),
    ...unsupportedByVersion('Alertmanager', site.alertmanager.version, config, locate),
  ];
}

function receiversBySeverity({ notifications: { critical, warning, info } }: Site): Record<string, string> {
  return { critical, warning, info };
}

/** For how long Alertmanager remembers what it has sent, by its command line. */
function rememberedFor(site: Site): string {
  const flag = '--data.retention=';
  const given = commandLines(site).flatMap(({ args }) => args.filter((argument) => argument.startsWith(flag)));
  return given[0]?.slice(flag.length) ?? '120h';
}

/** What a route says besides its receiver is written in routes.ts. */
const locateRoutes: Locate = (path) => {
  const key = String(path.at(-1));
  return {
    place: placeAt('stack/routes.ts'),
    anchor: `${key}:`,
    path: key === 'routes' ? ['routes'] : ['routes', key],
  };
};

/** Of what the builders decide by themselves, the part that keeps a program to this machine or makes it work at all. */
function emittedFindings(site: Site): Finding[] {
  // An address of site.ts is reported there.
  if (listensBeyondLoopback(listeners(site)).length > 0) return [];
  const origin = (file: string, ...path: string[]) => ({ place: placeAt(file), path });
  const lines = commandLines(site).map(({ name, args }) => ({
    program: programs[name] ?? name,
    args,
    origin: { ...origin('stack/defaults-files.ts', 'command line', name), anchor: `name: '${name}'` },
  }));
  const { datasources } = dataSources(site) as { datasources: { jsonData: { timeInterval?: string } }[] };
  const interval = datasources[0]?.jsonData.timeInterval ?? 'nothing';
  const sources = { ...origin('stack/provisioning.ts', 'data source', 'timeInterval'), anchor: 'timeInterval:' };
  return [
    ...commandLine(lines),
    ...grafanaOpen(grafanaIni(site), origin('stack/grafana-ini.ts', 'grafana.ini')),
    ...templateFindings(
      notificationTemplate,
      [subject, text],
      origin('stack/notification-template.ts', 'notifications'),
    ),
    ...dataSourceInterval({ value: interval, origin: sources }, site.scrapeInterval),
  ];
}

/** Programs by the names of Debian's defaults files. */
const programs: Readonly<Record<string, string>> = {
  prometheus: 'prometheus',
  'prometheus-alertmanager': 'alertmanager',
  'prometheus-node-exporter': 'node_exporter',
  'prometheus-blackbox-exporter': 'blackbox_exporter',
};

/** Optional parts. */
function partFindings(site: Site): Finding[] {
  const { logging, externalCheck } = site;
  const found: Finding[] = [];
  if (logging) {
    const { shipper, loki } = logging;
    found.push(...logRetention({ value: loki.retention, origin: siteOrigin(site, ['logging', 'loki', 'retention']) }));
    const origin = siteOrigin(site, ['logging', 'shipper']);
    if (shipper === 'promtail') found.push(...endOfLife([{ value: shipper, instead: 'Grafana Alloy', origin }]));
  }
  if (externalCheck) {
    const url = { value: externalCheck.url, origin: siteOrigin(site, ['externalCheck', 'url']) };
    found.push(...onionWithoutProxy(url, externalCheck.proxyUrl));
  }
  return found;
}

function grafanaFindings(site: Site, content: StackContent): Finding[] {
  const uids = contactPointUids(site, content).map(([, value]) => ({
    value,
    prefix: site.grafana.uidPrefix,
    origin: siteOrigin(site, ['notifications']),
  }));
  return [...mailServersDiffer('Grafana', facts.mailServers(site)), ...badUid(uids)];
}
