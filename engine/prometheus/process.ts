import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { basename } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from './tool.ts';

export interface ServerOptions {
  /** A URL that answers 2xx once the server is ready, or a question asked of its output so far. */
  readonly ready: string | ((output: string) => boolean | Promise<boolean>);
  readonly cwd?: string;
  /** Default: this process's own. */
  readonly env?: Environment;
  /** Milliseconds until it must be ready; default 10 000. */
  readonly timeoutMs?: number;
}

export interface Server {
  readonly pid: number;
  /** Asks it to end, ends it by force after 5 s, and resolves once it is gone. May be called again. */
  stop(): Promise<void>;
  /** The last 256 KiB that it printed to standard output and standard error. */
  output(): string;
}

/**
 * Runs the server in a process group of its own, beside a watcher that reads from a pipe whose other end only we
 * hold. However we end (exit, crash, Ctrl-C, SIGKILL), the kernel closes that end, the watcher reads the end of
 * the file and kills the group, itself included. No signal handler could do that after a SIGKILL.
 */
const watched = '(exec >/dev/null 2>&1; read -r line <&3; kill -s KILL -- "-$$") & exec 3<&-; exec "$@"';

const outputLimit = 256 * 1024;

/** The ports that freePort has handed out. */
const given = new Set<number>();

/**
 * Starts a server and resolves when it is ready; it lives no longer than this process, which it does not keep alive.
 * Throws, with its last lines, if it ends or is not ready in time. For Linux and macOS.
 */
export async function startServer(program: string, args: readonly string[], options: ServerOptions): Promise<Server> {
  const { ready, cwd, env, timeoutMs = 10_000 } = options;
  const child = spawn('/bin/sh', ['-c', watched, basename(program), program, ...args], {
    cwd,
    env: env as NodeJS.ProcessEnv | undefined,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const ended = endOf(child);
  const stop = (): Promise<void> => stopChild(child, ended.promise);
  try {
    const problem = await waitUntilReady(ready, timeoutMs, output, ended.reason);
    if (problem === undefined) {
      release(child);
      return { pid: child.pid!, stop, output };
    }
    await stop();
    throw new Error(`${basename(program)} ${problem}; its last lines:\n${lastLines(output())}`);
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * A TCP port of 127.0.0.1 that nobody listens on, and that this process was not given before. Another process could
 * still take it before you do.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await anyPort();
    if (!given.has(port)) {
      given.add(port);
      return port;
    }
  }
}

function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve((address as { port: number }).port));
    });
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      text = (text + chunk).slice(-outputLimit);
    });
  }
  return () => text;
}

/** `promise` resolves when the child is gone and has been heard out; `reason` says how it went, if it went. */
function endOf(child: ChildProcess): { promise: Promise<void>; reason: () => string | undefined } {
  let reason: string | undefined;
  const promise = new Promise<void>((resolve) => {
    const end = (how: string): void => {
      reason ??= how;
      // Lets the watcher go.
      (child.stdio[3] as Duplex | undefined)?.on('error', () => {}).destroy();
      // A child of its own may still hold its output open.
      setTimeout(resolve, 500).unref();
    };
    child.once('close', () => resolve());
    child.once('error', (error) => end(`could not be started (${error.message})`));
    child.once('exit', (code, signal) => end(`ended by itself (${signal ?? `exit code ${code}`})`));
  });
  return { promise, reason: () => reason };
}

async function waitUntilReady(
  ready: ServerOptions['ready'],
  timeoutMs: number,
  output: () => string,
  ended: () => string | undefined,
): Promise<string | undefined> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    const isReady = typeof ready === 'string' ? await answers(ready) : await ready(output());
    // Asked last: somebody else may answer on a port that it could not have.
    const reason = ended();
    if (reason !== undefined || isReady) return reason;
    await sleep(10);
  }
  const asked = typeof ready === 'string' ? ` at ${ready}` : '';
  return `was not ready${asked} within ${timeoutMs / 1000} s`;
}

async function answers(url: string): Promise<boolean> {
  // Loaded while the server starts: it takes about as long.
  const { default: fetch } = await import('node-fetch');
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.ref();
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(force);
}

/** Lets this process end while the server runs. */
function release(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) (stream as (Duplex & { unref?: () => void }) | null)?.unref?.();
}

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-10).join('\n');
}
