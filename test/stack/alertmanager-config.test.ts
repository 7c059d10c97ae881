import { describe, expect, it } from 'vitest';
import { alertmanagerConfig, locateAlertmanager } from '../../stack/alertmanager-config.ts';
import { inhibitRules } from '../../stack/inhibitions.ts';
import { changed } from './change.ts';
import { contentOf } from './content.ts';
import { siteWith } from './sites.ts';

const site = siteWith({});
const content = contentOf(site);
const receiversOf = (path: string, value: unknown) => {
  const other = changed(site, path, value);
  return alertmanagerConfig(other, contentOf(other)).receivers!;
};

describe('alertmanager.yml', () => {
  it("repeats the Watchdog below its group's interval, so that no notification is skipped", () => {
    expect(alertmanagerConfig(site, content).route!.routes![0]).toEqual({
      matchers: ['alertname="Watchdog"'],
      receiver: 'deadman',
      group_by: ['alertname'],
      group_wait: '0s',
      group_interval: '1m',
      repeat_interval: '50s',
    });
  });

  it('mutes what its source explains', () => {
    const [gone, crashing, outage] = alertmanagerConfig(site, content).inhibit_rules!;
    expect(gone).toEqual({
      source_matchers: ['alertname=~"ServerDown|ServerTargetMissing"'],
      target_matchers: ['alertname=~"ServerFlapping|ServerRestarted|MarketplaceMetrics.*|HighRPCFailureRate|RPC.*"'],
      equal: ['job'],
    });
    expect(crashing?.equal).toEqual(['job', 'instance']);
    expect(outage?.source_matchers).toEqual(['alertname="RPCOutage"']);
  });

  it('has no inhibition of alerts that only an absent part has', () => {
    const list = [{ when: ['ServerDown'], mute: ['SiteUnreachable'], equal: ['job'] }];
    expect(inhibitRules(content, list)).toEqual([]);
  });

  it('keeps an inhibition of an alert that nobody has, for the checks to report', () => {
    const list = [{ when: ['ServerDwn'], mute: ['RPCFlaky'], equal: ['job'] }];
    expect(inhibitRules(content, list)).toMatchObject([{ source_matchers: ['alertname="ServerDwn"'] }]);
  });

  it('demands TLS of every mail server that is not on this machine', () => {
    const mail = { kind: 'email', to: 'a@b.c', from: 'x@y.z', smarthost: 'mail.example.net:587' };
    const login = { username: 'me', passwordFile: '/etc/prometheus/secrets/mail' };
    const [, team] = receiversOf('notifications.receivers.team', [mail, { ...mail, ...login }]);
    expect(team!.email_configs).toMatchObject([
      { require_tls: true },
      { require_tls: true, auth_username: 'me', auth_password_file: '/etc/prometheus/secrets/mail' },
    ]);
    expect(team!.email_configs![0]).not.toHaveProperty('auth_username');
  });

  it('reads every secret from a file', () => {
    const [, team] = receiversOf('notifications.receivers.team', [
      { kind: 'slack', channel: '#ops', apiUrlFile: '/etc/prometheus/secrets/slack' },
      { kind: 'webhook', urlFile: '/etc/prometheus/secrets/hook', sendResolved: false },
    ]);
    expect(team).toMatchObject({
      slack_configs: [{ channel: '#ops', api_url_file: '/etc/prometheus/secrets/slack', send_resolved: true }],
      webhook_configs: [{ url_file: '/etc/prometheus/secrets/hook', send_resolved: false }],
    });
  });
});

describe('the line of site.ts that a part of alertmanager.yml comes from', () => {
  const hook = { kind: 'webhook', url: 'http://localhost:1/', credentialsFile: '/etc/c' };
  const mixed = changed(site, 'notifications.receivers.team', [hook, ...site.notifications.receivers['team']!]);
  const locate = locateAlertmanager(mixed, contentOf(mixed));
  it.each([
    [['receivers', 1], ['team']],
    [
      ['receivers', 1, 'email_configs', 0, 'smarthost'],
      ['team', '1', 'smarthost'],
    ],
    [
      ['receivers', 1, 'webhook_configs', 0, 'http_config', 'authorization'],
      ['team', '0', 'credentialsFile'],
    ],
  ])('%j is receiver %j', (path, expected) => {
    expect(locate(path).path).toEqual(['site', 'notifications', 'receivers', ...expected]);
  });
  it.each([
    [['route', 'receiver'], "warning: 'team'"],
    [['route', 'routes', 2, 'receiver'], "dispute: 'disputes'"],
    [['route', 'routes', 4, 'receiver'], "critical: 'oncall'"],
  ])('%j is %s', (path, anchor) => {
    expect(locate(path).anchor).toBe(anchor);
  });

  it('is none for an inhibition, which has a file of its own', () => {
    expect(locate(['inhibit_rules', 0, 'equal']).place?.()?.file).toBe('stack/inhibitions.ts');
  });
});
