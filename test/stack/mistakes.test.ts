import { describe, expect, it } from 'vitest';
import type { StackContent } from '../../stack/content.ts';
import { stackFindings } from '../../stack/index.ts';
import type { Site } from '../../stack/site-type.ts';
import { changed } from './change.ts';
import { contentOf } from './content.ts';
import { everything, siteWith } from './sites.ts';

/** A mistake in site.ts, the check that reports it, the text that leads to its line, and words of the message. */
type Mistake = readonly [path: string, value: unknown, id: string, anchor: string | undefined, words: RegExp];

const inSite: readonly Mistake[] = [
  ['prometheus.retention', '15d', 'retention-too-short', "retention: '15d'", /30 days of history.*only 15 days/],
  ['prometheus.retention', '1.5y', 'bad-duration', "retention: '1.5y'", /"1.5y" is no duration/],
  ['scrapeInterval', '0s', 'bad-duration', "scrapeInterval: '0s'", /lasts no time/],
  ['scrapeTimeout', '20s', 'scrape-timeout', "scrapeTimeout: '20s'", /timeout of 20s is longer than .* 15s/],
  ['scrapeInterval', '5m', 'stale-between-scrapes', "scrapeInterval: '5m'", /5m apart.*vanish/],
  ['externalCheck.interval', '1h', 'stale-between-scrapes', "interval: '1h'", /job site-probe.*1h apart/],
  ['externalCheck.timeout', '3m', 'scrape-timeout', "timeout: '3m'", /job site-probe.*3m.*2m/],
  ['logging.loki.retention', '12h', 'log-retention', "retention: '12h'", /at least a day, not for 12h/],
  ['node.job', 'prometheus', 'duplicate-job', 'node: {', /a second job is named prometheus/],
  ['node.job', 'nodes', 'job-without-scrape', undefined, /no scrape config has the job node, which HostDiskLow/],
  ['marketplace.job', 'market place', 'bad-job-name', "job: 'market place'", /needs quoting/],
  ['marketplace.target', 'localhost', 'bad-address', "target: 'localhost'", /it has no port/],
  ['marketplace.target', 'http://localhost:8080', 'bad-address', "target: 'http://localhost:8080'", /it is a URL/],
  ['alertmanager.target', 'localhost:90930', 'bad-address', "target: 'localhost:90930'", /no port 90930/],
  ['marketplace.metricsPath', 'metrics', 'bad-metrics-path', "metricsPath: 'metrics'", /"metrics" is no path/],
  ['prometheus.listen', '0.0.0.0:9090', 'listens-beyond-loopback', "listen: '0.0.0.0:9090'", /every address/],
  ['node.listen', ':9100', 'listens-beyond-loopback', "listen: ':9100'", /node_exporter would listen on every/],
  ['grafana.listen', '10.0.0.5:3000', 'listens-beyond-loopback', "listen: '10.0.0.5:3000'", /Grafana.*10.0.0.5/],
  ['logging.loki.grpcListen', '[::]:9096', 'listens-beyond-loopback', "grpcListen: '[::]:9096'", /Loki \(gRPC\)/],
  ['node.listen', '127.0.0.1:9090', 'port-taken', 'node: {', /node_exporter wants port 9090, which Prom/],
  [
    'node.target',
    'localhost:9101',
    'target-not-listening',
    "target: 'localhost:9101'",
    /port 9101 and listens on port 9100/,
  ],
  [
    'grafana.dataSource.url',
    'http://localhost:9091',
    'target-not-listening',
    "url: 'http://localhost:9091'",
    /Prometheus is looked for at port 9091/,
  ],
  ['prometheus.version', '2.37', 'bad-version', "version: '2.37'", /Prometheus 2.37 is too old/],
  ['alertmanager.version', 'latest', 'bad-version', "version: 'latest'", /"latest" is no version of Alertmanager/],
  ['prometheus.externalLabels', { job: 'x' }, 'bad-external-label', "job: 'x'", /overridden wherever/],
  ['notifications.critical', 'onccall', 'unknown-receiver', "critical: 'onccall'", /no receiver is named onccall/],
  ['notifications.byComponent.rpc', 'wallets', 'unknown-receiver', "rpc: 'wallets'", /no receiver is named wallets/],
  ['notifications.byComponent.rcp', 'team', 'unknown-component', "rcp: 'team'", /no alert has the component rcp/],
  ['notifications.receivers.team', [], 'receiver-without-integration', 'team: [', /team has no integration/],
  [
    'notifications.deadMansSwitch',
    'team',
    'watchdog-unseen',
    "deadMansSwitch: 'team'",
    /team gets Watchdog.*other alerts/,
  ],
  ['notifications.receivers.team.0.to', 'operators', 'bad-mail', "to: 'operators'", /"operators" is no e-mail address/],
  ['notifications.receivers.team.0.username', 'me', 'bad-mail', "username: 'me'", /user name without a password file/],
  ['notifications.receivers.team.0.smarthost', 'mail', 'bad-address', "smarthost: 'mail'", /it has no port/],
  [
    'notifications.receivers.deadman.0.url',
    'https://hooks.slack.com/services/T000/B000/XXXXXXXX',
    'inline-secret',
    "url: 'https://hooks.slack.com",
    /the path of this URL is a secret/,
  ],
  [
    'notifications.receivers.deadman.0.url',
    'https://me:pass@example.net/ping',
    'inline-secret',
    "url: 'https://",
    /holds a user name or password/,
  ],
  [
    'notifications.receivers.deadman.0.url',
    'https://example.net/ping?token=abc',
    'inline-secret',
    "url: 'https://example.net",
    /secret in its parameter token/,
  ],
  [
    'notifications.receivers.deadman.0.url',
    'https://hc-ping.com/7b0c2a3e-1111-4222-8333-944455556666',
    'inline-secret',
    "url: 'https://hc-ping.com",
    /is a secret/,
  ],
  [
    'notifications.receivers.deadman.0.url',
    'http://switch.example.net/ping',
    'credentials-in-clear',
    "url: 'http://switch.example.net/ping'",
    /travel to switch.example.net in the clear/,
  ],
  [
    'notifications.receivers.deadman.0.url',
    'localhost:9095/watchdog',
    'bad-url',
    "url: 'localhost:9095/watchdog'",
    /this is not a URL/,
  ],
  [
    'notifications.receivers.team.0',
    { kind: 'slack', channel: '#ops', apiUrlFile: 'https://hooks.slack.com/services/T/B/X' },
    'inline-secret',
    "apiUrlFile: '",
    /apiUrlFile names a file, and this is a URL/,
  ],
  [
    'notifications.receivers.deadman.0.credentialsFile',
    'hunter2',
    'file-path',
    "credentialsFile: 'hunter2'",
    /not the absolute path of a file/,
  ],
  [
    'notifications.receivers.deadman.0',
    { kind: 'webhook', urlFile: '/etc/prometheus/secrets/url' },
    'unsupported-by-version',
    "urlFile: '/etc/prometheus/secrets/url'",
    /url_file needs Alertmanager 0.26, and this site has 0.25/,
  ],
  ['marketplace.serverLog', 'server.log', 'file-path', "serverLog: 'server.log'", /absolute path/],
  ['externalCheck.proxyUrl', undefined, 'onion-without-proxy', undefined, /reached through Tor only/],
  [
    'externalCheck.proxyUrl',
    'socks5h://127.0.0.1:9050',
    'bad-url',
    "proxyUrl: 'socks5h://127.0.0.1:9050'",
    /socks5h:\/\/ is not understood/,
  ],
  ['remoteWrite.url', 'http://cloud.example.net/push', 'credentials-in-clear', undefined, /in the clear/],
  ['grafana.url', 'localhost:3000', 'bad-url', "url: 'localhost:3000'", /not a URL/],
  ['runbooks', '/runbooks', 'bad-url', "runbooks: '/runbooks'", /not a URL/],
  ['grafana.folder.uid', 'marketplace', 'bad-uid', "uid: 'marketplace'", /does not begin with "mm-"/],
  ['grafana.dataSource.uid', 'mm-prometheus of ours', 'bad-uid', "uid: 'mm-prometheus of ours'", /characters/],
  ['logging.units', ['marketplace-server'], 'bad-unit-name', "'marketplace-server'", /no full name of a systemd unit/],
  ['logging.shipper', 'promtail', 'end-of-life', "shipper: 'promtail'", /at its end of life/],
];

describe('a mistake in site.ts', () => {
  it.each(inSite)('%s = %j is reported as %s', (path, value, id, anchor, words) => {
    const site = changed(everything, path, value);
    const found = stackFindings(site, contentOf(everything)).filter((finding) => finding.id === id);
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringMatching(words));
    const finding = found.find(({ message }) => words.test(message))!;
    expect(anchor === undefined ? undefined : finding.anchor).toBe(anchor);
    expect(finding.place).toBe(site.place);
    expect(finding.path[0]).toBe('site');
    expect(finding.help).toBeTruthy();
  });

  it('leaves the sound sites alone', () => {
    expect(stackFindings(siteWith({}), contentOf(siteWith({})))).toEqual([]);
    expect(stackFindings(everything, contentOf(everything))).toEqual([]);
  });

  it('never repeats a secret, neither in the message nor in the text that leads to its line', () => {
    const secret = 'T0SECRET/B0SECRET/XSECRETX';
    const hook = `https://hooks.slack.com/services/${secret}`;
    const site = changed(everything, 'notifications.receivers.deadman.0.url', hook);
    const found = stackFindings(site, contentOf(everything)).filter(({ id }) => id === 'inline-secret');
    expect(found).toHaveLength(1);
    expect(JSON.stringify({ ...found[0], place: undefined })).not.toContain('SECRET');
  });

  it('names the part of the site, as an operator would look for it', () => {
    const site = changed(everything, 'prometheus.retention', '15d');
    const [finding] = stackFindings(site, contentOf(everything));
    expect(finding?.path).toEqual(['site', 'prometheus', 'retention']);
  });

  it('reports two mail servers where Grafana sends the mail, since it has one', () => {
    const other = 'mail.example.net:587';
    const site = changed({ ...everything, evaluator: 'grafana' }, 'notifications.receivers.team.0.smarthost', other);
    const found = stackFindings(site, contentOf(site));
    expect(found.map(({ id }) => id)).toContain('mail-servers-differ');
    expect(stackFindings({ ...site, evaluator: 'prometheus' }, contentOf(site))).toEqual([]);
  });

  it('reports a receiver name that makes the uid of a contact point too long', () => {
    const name = 'everybody-who-was-ever-on-call-for-this-host';
    const receivers = { ...everything.notifications.receivers, [name]: everything.notifications.receivers['oncall']! };
    const notifications = { ...everything.notifications, receivers, critical: name };
    const site: Site = { ...everything, evaluator: 'grafana', notifications };
    expect(stackFindings(site, contentOf(site)).map(({ id }) => id)).toContain('bad-uid');
  });

  it('warns of a receiver that nothing leads to', () => {
    const receivers = { ...everything.notifications.receivers, spare: everything.notifications.receivers['oncall']! };
    const site: Site = { ...everything, notifications: { ...everything.notifications, receivers } };
    const found = stackFindings(site, contentOf(site));
    expect(found).toMatchObject([{ id: 'receiver-unused', severity: 'warning', anchor: 'spare: [' }]);
  });
});

describe('content that does not fit the site', () => {
  const content = contentOf(everything);
  const withAlert = (change: Partial<StackContent['alerts'][number]>): StackContent => ({
    ...content,
    alerts: content.alerts.map((alert) => (alert.name === 'RPCOutage' ? { ...alert, ...change } : alert)),
  });
  const ids = (changes: StackContent): string[] => stackFindings(everything, changes).map(({ id }) => id);
  const message = (changes: StackContent): string => stackFindings(everything, changes)[0]?.message ?? '';

  it('reports a severity without a route', () => {
    const wrong = withAlert({ severity: 'page' });
    expect(ids(wrong)).toContain('severity-without-route');
    expect(message(wrong)).toBe('no route takes alerts of severity page (RPCOutage)');
  });

  it('reports an inhibition of an alert that was renamed', () => {
    const wrong = withAlert({ name: 'RPCDown' });
    expect(ids(wrong)).toEqual(['inhibition-cannot-match']);
    expect(message(wrong)).toBe('no alert is named RPCOutage');
  });

  it('reports an inhibition whose labels a source has lost', () => {
    const wrong = withAlert({ labels: [] });
    expect(ids(wrong)).toContain('inhibition-cannot-match');
    expect(message(wrong)).toContain('RPCOutage (target) carries no label job');
  });

  it('reports a job that no part scrapes', () => {
    expect(message(withAlert({ jobs: ['marketplace'] }))).toBe(
      'no scrape config has the job marketplace, which RPCOutage selects',
    );
  });

  it("reports a missing Watchdog, for which the dead man's switch waits", () => {
    const wrong = { ...content, alerts: content.alerts.filter(({ name }) => name !== 'Watchdog') };
    expect(ids(wrong)).toContain('watchdog-unseen');
  });

  it('reports a rule file that prometheus.yml would not load, named or only built', () => {
    expect(ids({ ...content, ruleFiles: [...content.ruleFiles, 'rules/new.yaml'] })).toEqual(['rule-files-unmatched']);
    const built = [{ path: 'prometheus/rules/deep/new.yml', text: '', kind: 'prometheus-rules', source: '' }];
    expect(stackFindings(everything, content, built).map(({ id }) => id)).toEqual(['rule-files-unmatched']);
  });

  it('reports a list of metrics for the cloud that is empty, or that is no list of names', () => {
    expect(ids({ ...content, keepMetrics: [] })).toEqual(['remote-write-unfiltered']);
    expect(ids({ ...content, keepMetrics: ['up', 'node_.*'] })).toEqual(['remote-write-unfiltered']);
  });

  it('reports a window longer than the retention, by what reads it', () => {
    const wrong = { ...content, longestRange: { seconds: 120 * 86_400, what: 'Overview > Year' } };
    expect(message(wrong)).toBe('Overview > Year reads 120 days of history, and only 90 days are kept');
  });
});
