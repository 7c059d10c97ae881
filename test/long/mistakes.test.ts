import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject } from '../copy-of-project.ts';
import { inConditions } from './mistakes/alert-conditions.ts';
import { inAlertNames } from './mistakes/alert-names.ts';
import { inAlertTexts } from './mistakes/alert-texts.ts';
import { besideSite } from './mistakes/beside-site.ts';
import { onDashboards } from './mistakes/dashboards.ts';
import { inMetrics } from './mistakes/metrics.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { inPanelNumbers } from './mistakes/panel-numbers.ts';
import { inPanelQueries } from './mistakes/panel-queries.ts';
import { inPanelTexts } from './mistakes/panel-texts.ts';
import { inRuleGroups } from './mistakes/rule-groups.ts';
import { build, buildWith, findingsIn, names } from './mistakes/run.ts';
import { inRunbooks } from './mistakes/runbooks.ts';
import { inSignalExpressions } from './mistakes/signal-expressions.ts';
import { inSignalLimits } from './mistakes/signal-limits.ts';
import { inSite } from './mistakes/site.ts';

const tables: readonly (readonly [where: string, mistakes: readonly Mistake[]])[] = [
  ['the metrics', inMetrics],
  ['limits and windows', inSignalLimits],
  ['expressions', inSignalExpressions],
  ['dashboards', onDashboards],
  ['the words of panels', inPanelTexts],
  ['the numbers of panels', inPanelNumbers],
  ['the queries of panels', inPanelQueries],
  ['the names of alerts', inAlertNames],
  ['the conditions of alerts', inConditions],
  ['the texts of alerts', inAlertTexts],
  ['rule groups', inRuleGroups],
  ['runbooks', inRunbooks],
  ['site.ts', inSite],
  ['the rest of the stack', besideSite],
];

/** One for each core: two builds at a time. */
const copies: string[] = [];

beforeAll(() => {
  copies.push(copyOfProject(), copyOfProject());
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
  it('which without a mistake builds, and says nothing', async () => {
    expect(await build(copies[0]!)).toMatchObject({ status: 0, said: expect.not.stringMatching(/error|warning/) });
  });

  it.each(tables)('in %s', async (_where, mistakes) => {
    expect(mistakes.length).toBeGreaterThan(0);
    expect(await missed(mistakes)).toEqual([]);
  });
});
