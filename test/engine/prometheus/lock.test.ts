import { existsSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withLock } from '../../../engine/prometheus/lock.ts';
import { temporaryFolder } from './folder.ts';

/** Five callers at once; answers how many of them worked at the same time at most, and how many worked. */
async function fiveCallers(lock: string, staleMs: number, workMs: number): Promise<{ most: number; worked: number }> {
  let working = 0;
  const seen: number[] = [];
  const work = async (): Promise<void> => {
    seen.push(++working);
    await sleep(workMs);
    working--;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(lock, work, { staleMs })));
  return { most: Math.max(...seen), worked: seen.length };
}

it('lets five callers work one after another', async () => {
  const lock = join(temporaryFolder(), 'deep/lock');
  expect(await fiveCallers(lock, 10_000, 20)).toEqual({ most: 1, worked: 5 });
  expect(existsSync(lock)).toBe(false);
});

it('takes a lock over that was left behind, and still lets only one work at a time', async () => {
  const folder = temporaryFolder();
  const lock = join(folder, 'lock');
  mkdirSync(lock);
  utimesSync(lock, 0, 0);
  expect(await fiveCallers(lock, 1000, 20)).toEqual({ most: 1, worked: 5 });
  expect(readdirSync(folder)).toEqual([]);
});

it('keeps the lock of a holder that takes long', async () => {
  const lock = join(temporaryFolder(), 'lock');
  const order: string[] = [];
  const first = withLock(lock, () => sleep(900).then(() => order.push('first')), { staleMs: 500 });
  await sleep(50);
  const second = withLock(lock, async () => order.push('second'), { staleMs: 500 });
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

it('gives the lock back when the work fails', async () => {
  const lock = join(temporaryFolder(), 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
  expect(existsSync(lock)).toBe(false);
});

it('gives up with a sentence that names the lock', async () => {
  const lock = join(temporaryFolder(), 'lock');
  mkdirSync(lock);
  await expect(withLock(lock, () => sleep(0), { waitMs: 100 })).rejects.toThrow(
    `${lock} has been locked by another process for 0.1 s`,
  );
});
