import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { endianness } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { listeningSockets, socketsOfLsof, socketsOfTable } from '../../../engine/prometheus/sockets.ts';

it('lists what a process listens on, and not what it is connected to', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  const everywhere = createServer().listen(0, '0.0.0.0');
  const bound = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([server, everywhere, bound].map((socket) => once(socket, 'listening')));
  const { port } = server.address() as AddressInfo;
  const { port: open } = everywhere.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  const [peer] = (await once(server, 'connection')) as [{ destroy(): void }];
  onTestFinished(() => {
    for (const socket of [client, peer]) socket.destroy();
    for (const socket of [server, everywhere, bound]) socket.close();
  });

  const sockets = await listeningSockets(process.pid);
  expect(sockets).toContainEqual({ protocol: 'tcp', address: '127.0.0.1', port });
  expect(sockets).toContainEqual({ protocol: 'tcp', address: '0.0.0.0', port: open });
  expect(sockets).toContainEqual({ protocol: 'udp', address: '127.0.0.1', port: bound.address().port });
  expect(sockets.filter((socket) => socket.port === client.localPort)).toEqual([]);
});

it('throws for a process that is gone', async () => {
  await expect(listeningSockets(2 ** 22 + 1)).rejects.toThrow();
});

/** Bytes in hexadecimal as the kernel prints them: 32-bit words in this machine's byte order. */
const kernel = (hex: string): string =>
  hex.replaceAll(/.{8}/g, (word) =>
    endianness() === 'LE' ? Buffer.from(word, 'hex').reverse().toString('hex').toUpperCase() : word,
  );

it("reads the kernel's tables, IPv6 included", () => {
  const row = (local: string, state: string, inode: number): string =>
    `   0: ${local} ${'0'.repeat(32)}:0000 ${state} 00000000:00000000 00:00000000 00000000  1000  0 ${inode} 1 0`;
  const table = [
    '  sl  local_address  remote_address  st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    row(`${kernel(`${'00'.repeat(15)}01`)}:2382`, '0A', 11),
    row(`${kernel('00'.repeat(16))}:2386`, '0A', 12),
    row(`${kernel('00000000000000000000ffff7f000001')}:0050`, '0A', 13),
    row(`${kernel('fd00000000000000000000000000abcd')}:0050`, '0A', 14),
    row(`${kernel(`${'00'.repeat(15)}01`)}:2382`, '01', 11),
    row(`${kernel(`${'00'.repeat(15)}01`)}:2382`, '0A', 99),
  ].join('\n');
  expect(socketsOfTable(table, 'tcp', new Set(['11', '12', '13', '14']))).toEqual([
    { protocol: 'tcp', address: '::1', port: 9090 },
    { protocol: 'tcp', address: '::', port: 9094 },
    { protocol: 'tcp', address: '::ffff:127.0.0.1', port: 80 },
    { protocol: 'tcp', address: 'fd00::abcd', port: 80 },
  ]);
});

it("reads lsof's fields", () => {
  const output = `p15478
f3
tIPv6
PTCP
n*:9094
TST=LISTEN
f7
tIPv6
PUDP
n*:9094
f8
tIPv4
PTCP
n127.0.0.1:44733
TST=LISTEN
f9
tIPv6
PTCP
n[::1]:44733
TST=LISTEN
f10
tIPv4
PTCP
n127.0.0.1:44733->127.0.0.1:57286
TST=ESTABLISHED
f11
tIPv4
PUDP
n127.0.0.1:5353->127.0.0.1:53
f12
tIPv4
PUDP
n*:*
`;
  expect(socketsOfLsof(output)).toEqual([
    { protocol: 'tcp', address: '::', port: 9094 },
    { protocol: 'udp', address: '::', port: 9094 },
    { protocol: 'tcp', address: '127.0.0.1', port: 44733 },
    { protocol: 'tcp', address: '::1', port: 44733 },
  ]);
});
