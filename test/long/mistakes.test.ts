import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject } from '../copy-of-project.ts';
import { inAlerts } from './mistakes/alerts.ts';
import { inMetrics } from './mistakes/metrics.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { onPanels } from './mistakes/panels.ts';
import { build, buildWith, findingsIn, names } from './mistakes/run.ts';
import { inRunbooks } from './mistakes/runbooks.ts';
import { inSignals } from './mistakes/signals.ts';
import { inStack } from './mistakes/stack.ts';

const tables: readonly (readonly [where: string, mistakes: readonly Mistake[]])[] = [
  ['the metrics', inMetrics],
  ['the signals', inSignals],
  ['the dashboards', onPanels],
  ['the alerts', inAlerts],
  ['the runbooks', inRunbooks],
  ['the stack', inStack],
];

/** One for each core: two builds at a time. */
const copies: string[] = [];

beforeAll(async () => {
  copies.push(copyOfProject(), copyOfProject());
  expect(await build(copies[0]!)).toMatchObject({ status: 0 });
});
afterAll(() => copies.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Makes the mistakes one at a time in each copy, and returns what the build said of each that it let pass or misnamed. */
async function missed(mistakes: readonly Mistake[]): Promise<string[]> {
  const left = [...mistakes];
  const found: string[] = [];
  const work = async (folder: string): Promise<void> => {
    for (let mistake = left.shift(); mistake !== undefined; mistake = left.shift()) {
      const { status, said } = await buildWith(mistake, folder);
      const named = findingsIn(said).some((finding) => names(finding, mistake!));
      if (status !== 1 || !named) found.push(`${mistake.file}: ${mistake.what} (exit ${status}, not named):\n${said}`);
    }
  };
  await Promise.all(copies.map(work));
  return found;
}

describe('A small mistake fails the build with a message that names its cause and its file', () => {
  it.each(tables)('in %s', async (_where, mistakes) => {
    expect(mistakes.length).toBeGreaterThan(0);
    expect(await missed(mistakes)).toEqual([]);
  });
});
