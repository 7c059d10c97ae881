import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isLoopback, parseAddress } from '../../engine/checks/config/model/address.ts';
import { startServer } from '../../engine/prometheus/process.ts';
import { listeningSockets } from '../../engine/prometheus/sockets.ts';
import type { ToolName } from '../../engine/prometheus/tool.ts';
import { stackArtefacts } from '../../stack/index.ts';
import { fetchTimeout, tool } from '../tools.ts';
import { contentOf } from './content.ts';
import { argumentsOf, install, relocated } from './programs.ts';
import { combinations, everything, logging, siteWith } from './sites.ts';

const packaged: readonly [defaults: string, program: ToolName][] = [
  ['prometheus', 'prometheus'],
  ['prometheus-alertmanager', 'alertmanager'],
  ['prometheus-node-exporter', 'node_exporter'],
  ['prometheus-blackbox-exporter', 'blackbox_exporter'],
];

describe('what Debian packages, started with the arguments of its defaults file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'listening-'));
  beforeAll(async () => {
    // Without remote_write, which would look for the cloud.
    install({ ...everything, remoteWrite: false }, folder);
    await Promise.all(packaged.map(([, program]) => tool(program)));
  }, fetchTimeout);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(packaged)('%s listens on loopback alone', async (defaults, program) => {
    const { args, port } = await relocated(await argumentsOf(join(folder, 'etc/default', defaults)), folder);
    const server = await startServer(await tool(program), args, { ready: `http://127.0.0.1:${port}/metrics` });
    try {
      const sockets = await listeningSockets(server.pid);
      expect(sockets).toEqual([{ protocol: 'tcp', address: '127.0.0.1', port }]);
    } finally {
      await server.stop();
    }
  });
});

describe('every listening key of the configurations', () => {
  const textOf = (site: typeof everything, path: string): string =>
    stackArtefacts(site, contentOf(site)).find((artefact) => artefact.path === path)?.text ?? '';
  const loki = parse(textOf(everything, 'logging/loki.yaml'));
  const promtail = parse(textOf(siteWith({ logging: { ...logging, shipper: 'promtail' } }), 'logging/promtail.yaml'));

  it('of Grafana names 127.0.0.1', () => {
    const ini = textOf(everything, 'grafana/grafana.ini');
    const keys = [...ini.matchAll(/^(\w*(?:addr|address)) = (.*)$/gm)].map(([, key, value]) => [key, value]);
    expect(keys).toEqual([
      ['http_addr', '127.0.0.1'],
      ['ha_listen_address', '127.0.0.1:9094'],
      ['address', '127.0.0.1:10000'],
    ]);
    expect(ini).toContain('\nprotocol = http\n');
  });

  it('of Loki names 127.0.0.1, for HTTP, gRPC and gossip', () => {
    expect(loki.server).toMatchObject({
      http_listen_address: '127.0.0.1',
      http_listen_port: 3100,
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: 9096,
    });
    expect(loki.memberlist).toEqual({ bind_addr: ['127.0.0.1'], advertise_addr: '127.0.0.1' });
    expect(loki.common.instance_addr).toBe('127.0.0.1');
    expect(loki.common.ring).toEqual({ kvstore: { store: 'inmemory' }, instance_addr: '127.0.0.1' });
  });

  it('of promtail names 127.0.0.1, for HTTP and gRPC', () => {
    expect(promtail.server).toMatchObject({
      http_listen_address: '127.0.0.1',
      http_listen_port: 12_345,
      grpc_listen_address: '127.0.0.1',
    });
  });

  it('of Grafana Alloy is its one flag, on 127.0.0.1', () => {
    const defaults = textOf(everything, 'system/default/alloy');
    expect(defaults).toContain('--server.http.listen-addr=127.0.0.1:12345');
    // Components that would open a port of their own.
    expect(textOf(everything, 'logging/config.alloy')).not.toMatch(/loki\.source\.(api|syslog|gelf|heroku)|listen/);
  });

  it('is on loopback in every file of every combination', () => {
    for (const [name, site] of combinations()) {
      for (const { path, text } of stackArtefacts(site, contentOf(site))) {
        const addresses = [...text.matchAll(/listen\S*[=:]\s*"?([^\s"]+:\d+)/g)].map(([, address]) => address!);
        for (const address of addresses) {
          expect(isLoopback(parseAddress(address)?.host ?? ''), `${name}: ${path}: ${address}`).toBe(true);
        }
        expect(text, `${name}: ${path}`).not.toMatch(/0\.0\.0\.0|\[::\]/);
      }
    }
  });
});
