import { spawn } from 'node:child_process';
import type { Environment } from './tool.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** Default: this process's own. */
  readonly env?: Environment;
  /** What the program reads from its standard input; default nothing. */
  readonly input?: string;
  /** Milliseconds after which it is killed; default 30 000. */
  readonly timeoutMs?: number;
}

export interface RunResult {
  /** It ended by itself with exit code 0. */
  readonly ok: boolean;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** Runs a program to its end, without a shell. Whatever goes wrong is in the result; it never throws. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { cwd, env, input, timeoutMs = 30_000 } = options;
  const child = spawn(program, args, { cwd, env: env as NodeJS.ProcessEnv | undefined });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (ok: boolean, remark = ''): void => {
      clearTimeout(timer);
      resolve({ ok, output: Buffer.concat(chunks).toString() + remark });
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // Its own children may still hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
      end(false, `${program} was stopped: it did not end within ${timeoutMs / 1000} s\n`);
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => end(false, `${program} could not be run: ${error.message}\n`));
    child.on('close', (code, signal) => end(code === 0, signal === null ? '' : `${program} was ended by ${signal}\n`));
    // A program that stops before it has read everything says why by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
