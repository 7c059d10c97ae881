import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LockOptions {
  /** Milliseconds without a sign of life after which a lock counts as left behind; default 10 000. */
  readonly staleMs?: number;
  /** Milliseconds to wait for the lock before throwing; default 300 000. */
  readonly waitMs?: number;
}

/**
 * Does `work` while no other process that locks the same folder does. The lock is the folder itself, since mkdir
 * is atomic everywhere; `work` may keep its temporary files in it. Its holder touches it now and then, so that
 * a lock whose holder was killed can be told from one that is in use. Throws if the wait is too long.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const { staleMs = 10_000, waitMs = 300_000 } = options;
  const owner = join(folder, `owner-${randomUUID()}`);
  await acquire(folder, staleMs, waitMs);
  await writeFile(owner, '');
  const heartbeat = setInterval(() => void touch(folder), staleMs / 5);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    // Whoever took a lock for left behind has made it theirs.
    if ((await ageOf(owner)) !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function acquire(folder: string, staleMs: number, waitMs: number): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const end = Date.now() + waitMs;
  while (!(await made(folder))) {
    if (((await ageOf(folder)) ?? 0) > staleMs) await putAside(folder, staleMs);
    if (Date.now() > end) throw new Error(`${folder} has been locked by another process for ${waitMs / 1000} s`);
    await sleep(50 + Math.random() * 50);
  }
}

/** Removes a lock that was left behind. Under a lock of its own: two at once could remove a fresh one. */
async function putAside(folder: string, staleMs: number): Promise<void> {
  const breaking = `${folder}.breaking`;
  if (!(await made(breaking))) {
    if (((await ageOf(breaking)) ?? 0) > staleMs) await rm(breaking, { recursive: true, force: true });
    return;
  }
  try {
    if (((await ageOf(folder)) ?? 0) <= staleMs) return;
    const aside = `${folder}.stale-${randomUUID()}`;
    await rename(folder, aside);
    await rm(aside, { recursive: true, force: true });
  } finally {
    await rm(breaking, { recursive: true, force: true });
  }
}

async function made(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** Milliseconds since a path last changed, or undefined if it is not there. */
async function ageOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => undefined,
  );
}

async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(() => {});
}
