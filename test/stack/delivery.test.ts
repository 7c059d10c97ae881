import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { AlertmanagerConfig, RouteConfig } from '../../engine/checks/config/model/alertmanager.ts';
import { type Server as Program, startServer } from '../../engine/prometheus/process.ts';
import { fetchTimeout, tool } from '../tools.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { argumentsOf, install, relocated } from './programs.ts';
import { siteWith } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
let mailbox: Mailbox;
let hook: Server;
let alertmanager: Program;
let url: string;
/** What the dead man's switch was sent: the authorisation and the names of the alerts. */
const pings: { authorization: string | undefined; alerts: string[] }[] = [];

/** The emitted configuration with these two servers in place of its own, and without waiting for more alerts. */
function rewire(file: string, mailPort: number, hookPort: number): void {
  const config = parse(readFileSync(file, 'utf8')) as AlertmanagerConfig;
  const eager = (route: RouteConfig): RouteConfig => ({
    ...route,
    group_wait: '0s',
    ...(route.routes === undefined ? {} : { routes: route.routes.map(eager) }),
  });
  const receivers = (config.receivers ?? []).map((receiver) => ({
    ...receiver,
    ...(receiver.email_configs && {
      email_configs: receiver.email_configs.map((mail) => ({ ...mail, smarthost: `127.0.0.1:${mailPort}` })),
    }),
    ...(receiver.webhook_configs && {
      webhook_configs: receiver.webhook_configs.map((webhook) => ({
        ...webhook,
        url: `http://127.0.0.1:${hookPort}/watchdog`,
        http_config: { authorization: { credentials_file: join(folder, 'etc/prometheus/secrets/deadman') } },
      })),
    }),
  }));
  writeFileSync(file, stringify({ ...config, route: eager(config.route!), receivers }));
}

async function send(...alerts: Record<string, string>[]): Promise<void> {
  const annotations = { summary: 'What happens.', description: 'In more words.', runbook_url: 'http://localhost/r.md' };
  const body = JSON.stringify(alerts.map((labels) => ({ labels, annotations, startsAt: new Date().toISOString() })));
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.status).toBe(200);
}

async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !done(); i++) await sleep(50);
}

beforeAll(async () => {
  mailbox = await openMailbox();
  hook = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { alerts } = JSON.parse(body) as { alerts: { labels: { alertname: string } }[] };
      pings.push({
        authorization: request.headers.authorization,
        alerts: alerts.map(({ labels }) => labels.alertname),
      });
      response.end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  install(siteWith({}), folder);
  const secret = join(folder, 'etc/prometheus/secrets/deadman');
  mkdirSync(dirname(secret), { recursive: true });
  writeFileSync(secret, 'open sesame');
  rewire(join(folder, 'etc/prometheus/alertmanager.yml'), mailbox.port, (hook.address() as AddressInfo).port);
  const { args, port } = await relocated(
    await argumentsOf(join(folder, 'etc/default/prometheus-alertmanager')),
    folder,
  );
  url = `http://127.0.0.1:${port}`;
  alertmanager = await startServer(await tool('alertmanager'), args, { ready: `${url}/-/ready` });
}, fetchTimeout);

afterAll(async () => {
  await alertmanager.stop();
  mailbox.close();
  hook.close();
  rmSync(folder, { recursive: true });
});

describe('what a running Alertmanager delivers', () => {
  it("pings the dead man's switch with the Watchdog alone, and with the secret of the file", async () => {
    await send(
      { alertname: 'Watchdog', severity: 'none', component: 'monitoring' },
      { alertname: 'Quiet', severity: 'none', component: 'rpc' },
    );
    await until(() => pings.length > 0);
    expect(pings).toEqual([{ authorization: 'Bearer open sesame', alerts: ['Watchdog'] }]);
  });

  it('mails a critical alert as plain text, without the name of this host', async () => {
    await send({ alertname: 'RPCOutage', severity: 'critical', component: 'rpc', job: 'marketplace-server' });
    await until(() => mailbox.mails.length > 0);
    expect(mailbox.mails).toHaveLength(1);
    const [mail = ''] = mailbox.mails;
    expect(mail).toContain('To: oncall@localhost');
    expect(mail).toContain('Subject: [FIRING] RPCOutage (critical)');
    expect(mail).toContain('FIRING critical: RPCOutage\nWhat happens.\nIn more words.\nSince ');
    expect(mail).toContain('Runbook: http://localhost/r.md');
    expect(mail).not.toContain('text/html');
  });

  it('is silent about what the outage explains, and not about the rest', async () => {
    // The outage of the test before goes on.
    const job = 'marketplace-server';
    await send(
      { alertname: 'HighRPCFailureRate', severity: 'critical', component: 'rpc', job },
      { alertname: 'DisputeBacklog', severity: 'warning', component: 'dispute', job },
    );
    await until(() => mailbox.mails.length > 2);
    await sleep(300);
    const heads = mailbox.mails.slice(1).map((mail) => `${mail.split('\n')[0]} ${/\] (\w+)/.exec(mail)?.[1]}`);
    expect(heads.sort()).toEqual(['To: disputes@localhost DisputeBacklog', 'To: operators@localhost DisputeBacklog']);
  });

  it('tells no one of an alert of severity none, not even the switch', () => {
    expect(pings.flatMap(({ alerts }) => alerts)).not.toContain('Quiet');
    expect(mailbox.mails.join('')).not.toContain('Quiet');
  });
});
