import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../engine/checks/config/command-line.ts';
import { dataSourceInterval } from '../../../../engine/checks/config/data-source-interval.ts';
import { grafanaOpen, type IniSections } from '../../../../engine/checks/config/grafana-open.ts';
import { notificationTemplate } from '../../../../engine/checks/config/notification-template.ts';
import { values } from './at.ts';

const origin = { path: ['x'] };
const words = (findings: readonly { readonly message: string; readonly help?: string | undefined }[]) =>
  findings.map(({ message, help }) => `${message} -> ${help}`);

describe('command-line', () => {
  const check = (program: string, ...args: string[]) => words(commandLine([{ program, args, origin }]));

  it('accepts flags that there are, on loopback', () => {
    expect(check('prometheus', '--config.file=/a', '--web.listen-address=127.0.0.1:9090')).toEqual([]);
    expect(check('alertmanager', '--web.listen-address=[::1]:9093', '--cluster.listen-address=')).toEqual([]);
    expect(check('node_exporter', '--web.listen-address=localhost:9100', '--no-collector.wifi')).toEqual([]);
  });

  it('reports a flag that there is not', () => {
    expect(check('prometheus', '--web.listen-address=127.0.0.1:9090', '--storage.tsdb.retention=15d')).toEqual([
      'prometheus has no flag --storage.tsdb.retention -> did you mean storage.tsdb.retention.time?',
    ]);
  });

  it('reports what others could reach', () => {
    expect(check('node_exporter')).toEqual([
      'node_exporter without --web.listen-address listens on every address -> add --web.listen-address=',
    ]);
    expect(check('alertmanager', '--web.listen-address=127.0.0.1:9093')).toEqual([
      'alertmanager without --cluster.listen-address listens on 0.0.0.0:9094 -> add --cluster.listen-address=',
    ]);
    expect(check('prometheus', '--web.listen-address=:9090')).toEqual([
      'prometheus would listen beyond this machine: --web.listen-address=:9090 -> listen on 127.0.0.1',
    ]);
  });
});

describe('grafana-open', () => {
  const sound: IniSections = {
    server: { http_addr: '127.0.0.1' },
    'auth.anonymous': { enabled: false },
    users: { allow_sign_up: false },
    security: { admin_password: '$__file{/etc/x}', disable_gravatar: true },
    analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
    news: { news_feed_enabled: false },
    snapshots: { external_enabled: false },
  };

  it('accepts a Grafana that keeps to itself, and reports each setting that does not', () => {
    expect(grafanaOpen(sound, origin)).toEqual([]);
    expect(words(grafanaOpen({ ...sound, 'auth.anonymous': { enabled: true } }, origin))).toEqual([
      '[auth.anonymous] enabled = true: everybody sees every dashboard without a password -> write false',
    ]);
    expect(
      words(grafanaOpen({ ...sound, security: { admin_password: 'admin', disable_gravatar: true } }, origin)),
    ).toEqual([
      '[security] admin_password = admin: the password is in this file, or the default -> write $__file{/path}',
    ]);
    expect(grafanaOpen({}, origin)).toHaveLength(10);
  });
});

describe('notification-template', () => {
  const sound = '{{ define "text" }}{{ range .Alerts }}{{ .Annotations.summary }}{{ end }}{{ end }}';
  const check = (text: string, use = '{{ template "text" . }}') => words(notificationTemplate(text, [use], origin));

  it('accepts one that is used by its name', () => {
    expect(check(sound)).toEqual([]);
  });

  it('reports what would not render, or render nothing', () => {
    expect(check(sound.replace('{{ end }}', ''))).toHaveLength(1);
    expect(check(sound.replace('summary }}', 'summary }'))).not.toEqual([]);
    expect(check(sound.replace('.summary', '.sumary'))).toEqual([
      'no alert has the annotation sumary -> did you mean summary?',
    ]);
    expect(check(sound, '{{ template "txt" . }}')).toEqual(['no template is named txt -> did you mean text?']);
  });
});

it('data-source-interval: the data source knows how often there is a sample', () => {
  const [value] = values('60s');
  expect(dataSourceInterval(value!, '60s')).toEqual([]);
  expect(words(dataSourceInterval(value!, '15s'))).toEqual([
    'the data source says a sample every 60s, and there is one every 15s: $__rate_interval would be wrong -> give it the scrape interval',
  ]);
});
