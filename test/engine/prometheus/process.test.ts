import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fetch from 'node-fetch';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort, type Server, startServer } from '../../../engine/prometheus/process.ts';
import { listeningSockets } from '../../../engine/prometheus/sockets.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { file, script, temporaryFolder } from './folder.ts';

const project = join(import.meta.dirname, '../../..');

let prometheus: string;
let alertmanager: string;
beforeAll(async () => {
  prometheus = await tool('prometheus');
  alertmanager = await tool('alertmanager');
}, fetchTimeout);

const prometheusArguments = (folder: string, port: number): string[] => [
  `--config.file=${file(join(folder, 'prometheus.yml'), 'global: {}\n')}`,
  `--storage.tsdb.path=${join(folder, 'data')}`,
  `--web.listen-address=127.0.0.1:${port}`,
];

async function started(...[program, args, options]: Parameters<typeof startServer>): Promise<Server> {
  const server = await startServer(program, args, options);
  onTestFinished(() => server.stop());
  return server;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether nobody answers on a port any more within 3 s. A process id says less: init may be slow to clear it away. */
async function goes(port: number): Promise<boolean> {
  for (const end = Date.now() + 3000; Date.now() < end; await sleep(20)) if (!(await answers(port))) return true;
  return false;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

describe('a real server', () => {
  it('Prometheus starts, listens where it was told, and stops', async () => {
    const port = await freePort();
    const ready = `http://127.0.0.1:${port}/-/ready`;
    const server = await started(prometheus, prometheusArguments(temporaryFolder(), port), { ready });
    expect(await listeningSockets(server.pid)).toEqual([{ protocol: 'tcp', address: '127.0.0.1', port }]);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/query?query=vector(1)`)).status).toBe(200);
    await server.stop();
    await server.stop();
    expect(isRunning(server.pid)).toBe(false);
    expect(server.output()).toContain('See you next time!');
  });

  it('Alertmanager starts, with its gossip port shut only where that is asked for', async () => {
    const folder = temporaryFolder();
    const text = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';
    const config = file(join(folder, 'alertmanager.yml'), text);
    const [web, gossip] = [await freePort(), await freePort()];
    const start = (cluster: string): Promise<Server> =>
      started(
        alertmanager,
        [
          `--config.file=${config}`,
          `--storage.path=${join(folder, 'data')}`,
          `--web.listen-address=127.0.0.1:${web}`,
          `--cluster.listen-address=${cluster}`,
        ],
        { ready: `http://127.0.0.1:${web}/-/ready`, cwd: folder },
      );
    const alone = await start('');
    expect(await listeningSockets(alone.pid)).toEqual([{ protocol: 'tcp', address: '127.0.0.1', port: web }]);
    await alone.stop();
    const gossiping = await start(`127.0.0.1:${gossip}`);
    const sockets = await listeningSockets(gossiping.pid);
    expect(sockets).toContainEqual({ protocol: 'tcp', address: '127.0.0.1', port: gossip });
    expect(sockets).toContainEqual({ protocol: 'udp', address: '127.0.0.1', port: gossip });
  });
});

describe('a server that does not get ready', () => {
  it('is an error with its own last words', async () => {
    const port = await freePort();
    const begin = startServer(prometheus, ['--no-such-flag'], { ready: `http://127.0.0.1:${port}` });
    await expect(begin).rejects.toThrow(
      /^\S+ ended by itself \(exit code 1\); its last lines:\n[^]*unknown long flag '--no-such-flag'/,
    );
  });

  it('is not mistaken for another that answers on its port', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const program = script(join(temporaryFolder(), 'server'), 'echo address already in use; exit 1');
    const ready = async (): Promise<boolean> => {
      await sleep(300);
      return (await fetch(`http://127.0.0.1:${port}`)).ok;
    };
    await expect(startServer(program, [], { ready })).rejects.toThrow('address already in use');
  });

  it('is stopped when the time is up', async () => {
    const program = script(join(temporaryFolder(), 'server'), 'echo pid $$', 'exec sleep 60');
    const ready = 'http://127.0.0.1:9/';
    const error: Error = await startServer(program, [], { ready, timeoutMs: 300 }).catch((e) => e);
    expect(error.message).toMatch(
      /^server was not ready at http:\/\/127.0.0.1:9\/ within 0.3 s; its last lines:\npid \d+$/,
    );
    expect(isRunning(Number(error.message.split('pid ')[1]))).toBe(false);
  });

  it('is stopped when the question itself fails', async () => {
    let pid = 0;
    const program = script(join(temporaryFolder(), 'server'), 'echo pid $$', 'exec sleep 60');
    const ready = (output: string): boolean => {
      pid = Number(/pid (\d+)/.exec(output)?.[1] ?? 0);
      if (pid > 0) throw new Error('a bug in the question');
      return false;
    };
    await expect(startServer(program, [], { ready })).rejects.toThrow('a bug in the question');
    expect(pid).toBeGreaterThan(0);
    expect(isRunning(pid)).toBe(false);
  });
});

describe('a server whose parent goes', { timeout: 30_000 }, () => {
  /** A process that has started Prometheus on `port` and then does as told. */
  async function parent(then: string): Promise<{ port: number; end: (signal: NodeJS.Signals) => void }> {
    const port = await freePort();
    const args = JSON.stringify(prometheusArguments(temporaryFolder(), port));
    const code = `
      import { startServer } from '${join(project, 'engine/prometheus/process.ts')}';
      await startServer('${prometheus}', ${args}, { ready: 'http://127.0.0.1:${port}/-/ready' });
      console.log('started');
      ${then}`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      cwd: project,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    expect(line.toString()).toBe('started\n');
    // As the terminal does for Ctrl-C: the signal goes to the whole group.
    return { port, end: (signal) => process.kill(-child.pid!, signal) };
  }

  it.each(['SIGKILL', 'SIGINT'] as const)('goes with it on %s', async (signal) => {
    const { port, end } = await parent('setInterval(() => {}, 1000);');
    expect(await answers(port)).toBe(true);
    end(signal);
    expect(await goes(port)).toBe(true);
  });

  it.each([
    ['comes to its end', ''],
    ['crashes', 'throw new Error("a crash");'],
  ])('goes with it when it %s', async (_, then) => {
    const { port } = await parent(then);
    expect(await goes(port)).toBe(true);
  });
});

describe('freePort', () => {
  it('gives ports that can be listened on, and never the same twice', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, freePort));
    expect(new Set(ports).size).toBe(20);
    const server = createServer().listen(ports[0], '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });
});
