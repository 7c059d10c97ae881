import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../engine/prometheus/run.ts';
import { alertmanagerArtefacts } from '../../stack/alertmanager-config.ts';
import { fetchTimeout, tool } from '../tools.ts';
import { contentOf } from './content.ts';
import { siteWith } from './sites.ts';

let amtool: string;
const folder = mkdtempSync(join(tmpdir(), 'routing-'));
const config = join(folder, 'alertmanager/alertmanager.yml');
const site = siteWith({});

beforeAll(async () => {
  for (const { path, text } of alertmanagerArtefacts(site, contentOf(site))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  amtool = await tool('amtool');
}, fetchTimeout);
afterAll(() => rmSync(folder, { recursive: true }));

/** The receivers of an alert with these labels, as Alertmanager's own routing tree decides. */
async function receivers(...labels: string[]): Promise<string[]> {
  const { ok, output } = await run(amtool, ['config', 'routes', 'test', `--config.file=${config}`, ...labels]);
  expect(ok, output).toBe(true);
  return output.trim().split('\n').at(-1)!.split(',');
}

describe('where an alert goes', () => {
  it.each([
    ['a critical one to who is on call', ['severity=critical', 'component=rpc'], ['oncall']],
    ['a warning to the team', ['severity=warning', 'component=escrow'], ['team']],
    ['an information to the team', ['severity=info', 'component=server'], ['team']],
    [
      'a critical one of a routed component to both',
      ['severity=critical', 'component=dispute'],
      ['disputes', 'oncall'],
    ],
    ['a warning of a routed component to both', ['severity=warning', 'component=arbiter'], ['disputes', 'team']],
    ['an information of a routed component to the team alone', ['severity=info', 'component=arbiter'], ['team']],
    ["the Watchdog to the dead man's switch alone", ['alertname=Watchdog', 'severity=none'], ['deadman']],
    ['severity none to no person', ['alertname=Other', 'severity=none', 'component=dispute'], ['deadman']],
    ['an unknown severity to the team, rather than to no one', ['severity=page'], ['team']],
  ])('%s', async (_, labels, expected) => {
    expect(await receivers(...labels)).toEqual(expected);
  });
});

describe('what people read', () => {
  const alert = (status: string, annotations: object) => ({
    status,
    labels: {
      alertname: 'HighRPCFailureRate',
      severity: 'critical',
      job: 'marketplace-server',
      instance: 'inner-host:8080',
    },
    annotations: { summary: 'High RPC failure rate detected', description: '33.33% failed.', ...annotations },
    startsAt: '2026-01-02T03:04:05+01:00',
    endsAt: status === 'resolved' ? '2026-01-02T04:05:06+01:00' : '0001-01-01T00:00:00Z',
    generatorURL: 'http://inner-host:9090/graph',
  });
  const render = async (template: string, status: string, annotations: object): Promise<string> => {
    const data = join(folder, 'data.json');
    const common = { alertname: 'HighRPCFailureRate', severity: 'critical' };
    const alerts = [alert(status, annotations)];
    const externalURL = 'http://inner-host:9093';
    const body = { receiver: 'oncall', status, alerts, groupLabels: {}, commonLabels: common, externalURL };
    writeFileSync(data, JSON.stringify(body));
    const glob = join(folder, 'alertmanager/templates/*.tmpl');
    const args = [
      `--template.glob=${glob}`,
      `--template.text={{ template "${template}" . }}`,
      `--template.data=${data}`,
    ];
    const { ok, output } = await run(amtool, ['template', 'render', ...args]);
    expect(ok, output).toBe(true);
    return output;
  };
  const links = {
    runbook_url: 'http://localhost:3000/public/runbooks/HighRPCFailureRate.md',
    dashboard_url: 'http://localhost:3000/d/mm-rpc?viewPanel=2',
  };

  it('is the alert, its severity, what happens, and where to look', async () => {
    expect(await render('marketplace.text', 'firing', links)).toBe(
      [
        'FIRING critical: HighRPCFailureRate',
        'High RPC failure rate detected',
        '33.33% failed.',
        'Since 2026-01-02 02:04 UTC',
        'Runbook: http://localhost:3000/public/runbooks/HighRPCFailureRate.md',
        'Dashboard: http://localhost:3000/d/mm-rpc?viewPanel=2',
        '\n',
      ].join('\n'),
    );
  });

  it('says when it was over, and needs no links', async () => {
    expect(await render('marketplace.text', 'resolved', {})).toContain(
      '33.33% failed.\nSince 2026-01-02 02:04 UTC, until 2026-01-02 03:05 UTC\n',
    );
  });

  it('has a subject of one line that names the alert first', async () => {
    expect(await render('marketplace.subject', 'firing', links)).toBe('[FIRING] HighRPCFailureRate (critical)');
  });

  it('names neither this host nor the instance', async () => {
    expect(await render('marketplace.text', 'firing', links)).not.toContain('inner-host');
  });
});
