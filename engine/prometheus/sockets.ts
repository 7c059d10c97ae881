import { readdir, readFile, readlink } from 'node:fs/promises';
import { endianness } from 'node:os';
import { run } from './run.ts';

/** A socket that others can reach: a TCP socket that listens, or a UDP socket that is bound and not connected. */
export interface ListeningSocket {
  readonly protocol: 'tcp' | 'udp';
  /** `127.0.0.1`, `::1`; `0.0.0.0` and `::` are all addresses of this machine. */
  readonly address: string;
  readonly port: number;
}

/**
 * The sockets on which a process listens, by protocol, port and address. Throws if the process is gone or
 * belongs to another user. Reads /proc on Linux and asks lsof elsewhere.
 */
export async function listeningSockets(pid: number): Promise<ListeningSocket[]> {
  const sockets = process.platform === 'linux' ? await fromProc(pid) : await fromLsof(pid);
  const key = (socket: ListeningSocket): string =>
    `${socket.protocol} ${String(socket.port).padStart(5, '0')} ${socket.address}`;
  return [...new Map(sockets.map((socket) => [key(socket), socket])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, socket]) => socket);
}

async function fromProc(pid: number): Promise<ListeningSocket[]> {
  const inodes = await socketInodes(pid);
  const tables = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
  const found = tables.map(async (table) => {
    // A kernel without IPv6 has no tcp6 and udp6.
    const text = await readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => '');
    return socketsOfTable(text, table.startsWith('tcp') ? 'tcp' : 'udp', inodes);
  });
  return (await Promise.all(found)).flat();
}

async function socketInodes(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`;
  const links = (await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => ''));
  const inodes = (await Promise.all(links)).map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]);
  return new Set(inodes.filter((inode) => inode !== undefined));
}

/** States of a socket in the kernel's tables (include/net/tcp_states.h); an unconnected UDP socket is "closed". */
const reachable = { tcp: '0A', udp: '07' } as const;

/**
 * The reachable sockets in the text of a /proc/net table that have one of these inodes. Columns (proc(5)): number,
 * local address, remote address, state, queues, timer, retransmissions, user, timeout, inode.
 */
export function socketsOfTable(text: string, protocol: 'tcp' | 'udp', inodes: ReadonlySet<string>): ListeningSocket[] {
  const rows = text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, , , state, , , , , , inode]) => state === reachable[protocol] && inodes.has(inode ?? ''))
    .map(([, local]) => {
      const [address = '', port = ''] = local!.split(':');
      return { protocol, address: addressOf(address), port: Number.parseInt(port, 16) };
    });
}

/** The kernel prints an address as 32-bit words in the machine's byte order. */
function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? [];
  const bytes = words.flatMap((word) => {
    const four = [...Buffer.from(word, 'hex')];
    return endianness() === 'LE' ? four.reverse() : four;
  });
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((bytes[2 * i]! << 8) | bytes[2 * i + 1]!).toString(16));
  const mapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  // URL knows the shortest form of an IPv6 address.
  return mapped ? `::ffff:${bytes.slice(12).join('.')}` : new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

async function fromLsof(pid: number): Promise<ListeningSocket[]> {
  process.kill(pid, 0);
  const { output } = await run('lsof', ['-nP', '-a', '-p', String(pid), '-i', '-FftPnT']);
  return socketsOfLsof(output);
}

/**
 * The reachable sockets in the output of `lsof -FftPnT`: a field a line, named by its first letter; `f` begins the
 * next file, `t` is IPv4 or IPv6, `P` the protocol, `n` the addresses, `TST=` the state.
 */
export function socketsOfLsof(output: string): ListeningSocket[] {
  const files = output.split(/^f.*$/m).slice(1);
  return files.flatMap((file) => {
    const field = (name: string): string | undefined => new RegExp(`^${name}(.*)$`, 'm').exec(file)?.[1];
    const [, host, port] = /^(.*):(\d+)$/.exec(field('n') ?? '') ?? [];
    const protocol = field('P') === 'TCP' ? 'tcp' : 'udp';
    if (host === undefined || host.includes('->') || (protocol === 'tcp' && field('TST=') !== 'LISTEN')) return [];
    const everywhere = field('t') === 'IPv6' ? '::' : '0.0.0.0';
    return [{ protocol, address: host === '*' ? everywhere : host.replace(/^\[|\]$/g, ''), port: Number(port) }];
  });
}
