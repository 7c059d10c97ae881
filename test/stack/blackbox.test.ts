import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server as Program, startServer } from '../../engine/prometheus/process.ts';
import { fetchTimeout, tool } from '../tools.ts';
import { argumentsOf, install, relocated } from './programs.ts';
import { externalCheck, onion, siteWith } from './sites.ts';

/** What a client asked a SOCKS proxy (RFC 1928) to connect to: a name, or the address that it had looked up. */
const asked: string[] = [];

/** A SOCKS 5 proxy that answers every request with the same page. */
function proxy(): Promise<Server> {
  const server = createServer((socket) => socket.once('data', () => greet(socket)));
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function greet(socket: Socket): void {
  // Version 5, no authentication.
  socket.write(Buffer.from([5, 0]));
  socket.once('data', (request: Buffer) => {
    const byName = request[3] === 3;
    asked.push(byName ? request.subarray(5, 5 + request[4]!).toString() : `address type ${request[3]}`);
    socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
}

describe('the probe of an onion service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blackbox-'));
  let tor: Server;
  let exporter: Program;
  let port: number;

  beforeAll(async () => {
    tor = await proxy();
    const proxyUrl = `socks5://127.0.0.1:${(tor.address() as AddressInfo).port}`;
    install(siteWith({ externalCheck: { ...externalCheck, proxyUrl } }), folder);
    const args = await argumentsOf(join(folder, 'etc/default/prometheus-blackbox-exporter'));
    const moved = await relocated(args, folder);
    port = moved.port;
    const program = await tool('blackbox_exporter');
    exporter = await startServer(program, moved.args, { ready: `http://127.0.0.1:${port}/metrics` });
  }, fetchTimeout);
  afterAll(async () => {
    await exporter.stop();
    tor.close();
    rmSync(folder, { recursive: true });
  });

  it('leaves the name to the proxy, so that no resolver sees it', async () => {
    const question = new URLSearchParams({ target: onion, module: 'public_site' });
    const answer = await fetch(`http://127.0.0.1:${port}/probe?${question.toString()}`);
    expect(await answer.text()).toContain('probe_success 1');
    expect(asked).toEqual([new URL(onion).hostname]);
  });
});
