import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contactPointArtefacts, contactPoints, notificationSettings } from '../../stack/contact-points.ts';
import { grafanaIni } from '../../stack/grafana-ini.ts';
import { dataSources, literal, provisioningArtefacts } from '../../stack/provisioning.ts';
import type { Site } from '../../stack/site-type.ts';
import { changed } from './change.ts';
import { contentOf } from './content.ts';
import { everything, siteWith } from './sites.ts';

const grafana = siteWith({ evaluator: 'grafana' });

describe('grafana.ini', () => {
  const ini = grafanaIni(siteWith({}));

  it('lets no one in without a login', () => {
    expect(ini['auth.anonymous']).toEqual({ enabled: false });
    expect(ini['users']).toEqual({ allow_sign_up: false, allow_org_create: false });
    expect(ini['security']).toMatchObject({ admin_password: '$__file{/etc/grafana/secrets/admin-password}' });
  });

  it('asks no other machine for anything', () => {
    expect(ini['analytics']).toEqual({
      reporting_enabled: false,
      check_for_updates: false,
      check_for_plugin_updates: false,
      feedback_links_enabled: false,
    });
    expect(ini['news']).toEqual({ news_feed_enabled: false });
    expect(ini['security']).toMatchObject({ disable_gravatar: true });
    expect(ini['snapshots']).toEqual({ external_enabled: false });
    expect(ini['plugins']).toMatchObject({ preinstall_disabled: true });
    expect(ini['smtp']).toBeUndefined();
  });

  it.each([
    ['http://localhost:3000', { root_url: 'http://localhost:3000/', serve_from_sub_path: false }, false],
    ['https://example.net/grafana/', { root_url: 'https://example.net/grafana/', serve_from_sub_path: true }, true],
  ])('behind %s, it knows its own address', (url, server, secure) => {
    const there = grafanaIni(changed(siteWith({}), 'grafana.url', url));
    expect(there['server']).toMatchObject(server);
    expect(there['security']).toMatchObject({ cookie_secure: secure });
  });

  it('sends mail itself only where it evaluates, and in the clear only within this machine', () => {
    expect(grafanaIni(grafana)['smtp']).toEqual({
      enabled: true,
      host: 'localhost:25',
      from_address: 'alertmanager@localhost',
      startTLS_policy: 'NoStartTLS',
    });
    const mail = {
      kind: 'email',
      to: 'a@b.c',
      from: 'x@y.z',
      smarthost: 'mail.net:587',
      username: 'u',
      passwordFile: '/p',
    };
    expect(grafanaIni(changed(grafana, 'notifications.receivers', { team: [mail] }))['smtp']).toMatchObject({
      user: 'u',
      password: '$__file{/p}',
      startTLS_policy: 'MandatoryStartTLS',
    });
  });
});

describe('provisioning', () => {
  it('gives the data source a fixed uid and the scrape interval', () => {
    expect(dataSources(changed(siteWith({}), 'scrapeInterval', '30s'))).toEqual({
      apiVersion: 1,
      prune: true,
      datasources: [
        {
          name: 'Prometheus',
          uid: 'mm-prometheus',
          type: 'prometheus',
          orgId: 1,
          access: 'proxy',
          editable: false,
          url: 'http://localhost:9090',
          isDefault: true,
          jsonData: {
            httpMethod: 'POST',
            prometheusType: 'Prometheus',
            prometheusVersion: '2.42.0',
            timeInterval: '30s',
            managedBy: 'monero-marketplace-monitoring',
          },
        },
      ],
    });
  });

  it('has Loki where there are logs', () => {
    expect(dataSources(everything)).toMatchObject({
      datasources: [
        { type: 'prometheus' },
        { type: 'loki', uid: 'mm-loki', url: 'http://localhost:3100', isDefault: false },
      ],
    });
  });

  it('puts the dashboards into the folder of the site, where files alone change them', () => {
    const [, dashboards] = provisioningArtefacts(siteWith({}), contentOf(siteWith({})));
    expect(parse(dashboards!.text).providers).toMatchObject([
      {
        folder: 'Monero Marketplace',
        folderUid: 'mm-marketplace',
        allowUiUpdates: false,
        options: { path: '/var/lib/grafana/dashboards/marketplace' },
      },
    ]);
  });

  it('says in each file whether this site installs it', () => {
    const notes = (fedBy: 'publish' | 'files'): string[] => {
      const site = changed(siteWith({}), 'grafana.fedBy', fedBy);
      return provisioningArtefacts(site, contentOf(site)).map(
        ({ text }) => /^# (This site .*)$/m.exec(text)?.[1] ?? '',
      );
    };
    expect(notes('publish')).toEqual(Array(2).fill(expect.stringContaining('do not install this file')));
    expect(notes('files')).toEqual(Array(2).fill(expect.stringContaining('feeds Grafana by files')));
  });

  it('has no provider where there is no dashboard', () => {
    const content = { ...contentOf(siteWith({})), dashboards: false };
    expect(provisioningArtefacts(siteWith({}), content)).toHaveLength(1);
  });

  it('writes a dollar sign twice, which Grafana would take for a variable', () => {
    expect(literal('costs $5 and $HOME')).toBe('costs $$5 and $$HOME');
  });
});

describe('contact points of Grafana', () => {
  const named = (site: Site): { name: string; receivers: { uid: string; type: string; settings: object }[] }[] =>
    (contactPoints(site, contentOf(site)) as { contactPoints: never }).contactPoints;

  it('are built only where Grafana evaluates, and without a tree of policies', () => {
    expect(contactPointArtefacts(siteWith({}), contentOf(siteWith({})))).toEqual([]);
    const [yaml] = contactPointArtefacts(grafana, contentOf(grafana));
    expect(yaml!.path).toBe('grafana/alerting/contact-points.yaml');
    expect(Object.keys(parse(yaml!.text))).toEqual(['apiVersion', 'contactPoints', 'templates']);
  });

  it('are every one that a rule names, and no other', () => {
    const content = contentOf(grafana);
    const wanted = new Set(content.alerts.map((alert) => notificationSettings(grafana, alert).receiver));
    expect(named(grafana).map(({ name }) => name)).toEqual([...wanted].sort());
    expect([...wanted].sort()).toEqual(['deadman', 'oncall', 'oncall and disputes', 'team', 'team and disputes']);
  });

  it('have uids of their own', () => {
    const uids = named(grafana).flatMap(({ receivers }) => receivers.map(({ uid }) => uid));
    expect(new Set(uids).size).toBe(uids.length);
    expect(uids.every((uid) => /^mm-[a-z0-9-]{1,37}$/.test(uid))).toBe(true);
  });

  it('take secrets from the environment, which a drop-in of the unit fills', () => {
    const slack = { kind: 'slack', channel: '#ops', apiUrlFile: '/etc/prometheus/secrets/slack' };
    const site = changed(grafana, 'notifications.receivers.team.0', slack);
    const artefacts = contactPointArtefacts(site, contentOf(site));
    expect(named(site).find(({ name }) => name === 'team')?.receivers).toMatchObject([
      { type: 'slack', settings: { url: '$CONTACT_TEAM_1', recipient: '#ops' } },
    ]);
    expect(named(site).find(({ name }) => name === 'deadman')?.receivers).toMatchObject([
      { settings: { authorization_scheme: 'Bearer', authorization_credentials: '$CONTACT_DEADMAN_1' } },
    ]);
    expect(artefacts[1]!.path).toBe('system/grafana-server.service.d/contact-points.conf');
    expect(artefacts[1]!.text).toContain('CONTACT_TEAM_1 (what /etc/prometheus/secrets/slack holds)');
    expect(artefacts[1]!.text).toMatch(/\n\[Service\]\nEnvironmentFile=\/etc\/grafana\/secrets\/contact-points.env\n$/);
  });

  it('use no dollar sign but for secrets', () => {
    const text = JSON.stringify(contactPoints(grafana, contentOf(grafana)));
    expect(text.match(/\$\w*/g)).toEqual(['$CONTACT_DEADMAN_1']);
  });

  it("keep the Watchdog's rhythm and the severity's patience", () => {
    const alert = (name: string, severity: string, component: string) =>
      notificationSettings(grafana, { name, severity, component });
    expect(alert('Watchdog', 'none', 'monitoring')).toMatchObject({ group_interval: '1m', repeat_interval: '50s' });
    expect(alert('RPCOutage', 'critical', 'rpc')).toMatchObject({
      receiver: 'oncall',
      group_wait: '10s',
      repeat_interval: '1h',
    });
    expect(alert('ArbiterBiasDrift', 'info', 'arbiter')).toMatchObject({ receiver: 'team', repeat_interval: '4d' });
    expect(alert('X', 'critical', 'rpc').group_by).toEqual(expect.arrayContaining(['grafana_folder', 'alertname']));
  });

  it('mute an alert of severity none that is not the Watchdog', () => {
    const content = contentOf(grafana);
    const quiet = { name: 'Quiet', severity: 'none', component: 'rpc', labels: [], jobs: [] };
    expect(notificationSettings(grafana, quiet)).toMatchObject({
      receiver: 'deadman',
      mute_time_intervals: ['always'],
    });
    expect(contactPoints(grafana, { ...content, alerts: [...content.alerts, quiet] })).toMatchObject({
      muteTimes: [{ name: 'always' }],
    });
  });
});
