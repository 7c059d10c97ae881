import { expect, it } from 'vitest';
import { runbook } from '../../../../engine/checks/alerts/runbook.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, dashboardOf, groupOf, lineOf, queue } from '../../small-project.ts';
import { runbookOf, told } from '../project.ts';

const groups = [groupOf([alertOf(above(queue, 1))])];
const dashboards = [dashboardOf([[lineOf(queue)]])];
const changed = (change: (text: string) => string) =>
  told(runbook, { groups, dashboards, runbooks: [runbookOf('QueueLong', change)] });

it('accepts a complete one', () => {
  expect(changed((text) => text)).toEqual([]);
  expect(
    changed((text) => text.replace('## Fix\n', '## Fix\n\n```sh\n## no heading\n# TODO is a word here\n```\n')),
  ).toEqual([]);
});

it('misses the one that is not there, and asks whose the other one is', () => {
  expect(told(runbook, { groups, runbooks: [runbookOf('QueueLogn')] })).toEqual([
    'QueueLong > runbook: has no runbook -> write alerts/runbooks/QueueLong.md: # QueueLong, then ## What users see, ## Confirm, ## Fix and ## Escalate',
    'QueueLogn > runbook: no rule group holds an alert named QueueLogn -> did you mean QueueLong?',
  ]);
});

it('knows the alerts of other installations', () => {
  expect(
    told(runbook, { groups, runbooks: [runbookOf('QueueLong'), runbookOf('LogsLost')], absentAlerts: ['LogsLost'] }),
  ).toEqual([]);
});

it('finds headings that are missing, twice, out of order or empty', () => {
  expect(changed(() => ' \n')).toEqual(['QueueLong > runbook: the runbook is empty -> begin with # QueueLong']);
  expect(changed((text) => text.replace('# QueueLong', '# The queue'))).toEqual([
    'QueueLong > runbook: the first line is not "# QueueLong" -> begin with the name of the alert',
  ]);
  expect(changed((text) => text.replace('## Confirm', '## Confrim'))).toEqual([
    'QueueLong > runbook: has no heading "## Confirm" -> "## Confrim" is meant, perhaps',
  ]);
  expect(
    changed((text) => text.replace('## Fix', '## X').replace('## Confirm', '## Fix').replace('## X', '## Confirm')),
  ).toEqual([
    'QueueLong > runbook: "## Fix" stands out of order -> the order is What users see, Confirm, Fix, Escalate',
  ]);
  expect(changed((text) => `${text}\n## Fix\n\nAgain.\n`)).toEqual([
    'QueueLong > runbook: "## Fix" stands here a second time -> the order is What users see, Confirm, Fix, Escalate',
  ]);
  expect(changed((text) => text.replace('Restart.\n', ''))).toEqual([
    'QueueLong > runbook: nothing stands below "## Fix" -> say what to do',
  ]);
  expect(changed((text) => text.replace('Restart.', 'TODO'))).toEqual([
    'QueueLong > runbook: still says TODO -> finish it',
  ]);
});

it('names the line of the file', () => {
  const text = runbookOf('QueueLong', (whole) => whole.replace('Restart.', 'FIXME'));
  const [finding] = runbook.run({
    alerts: [alertOf(above(queue, 1))],
    panels: [],
    project: { runbooks: [text], absentAlerts: [], dashboards: [] },
  } as never);
  expect(finding!.place!()).toEqual({ file: '/project/alerts/runbooks/QueueLong.md', line: 15 });
});

it('compares the panel that it names with that of the alert', () => {
  expect(changed((text) => text.replace('\n## What', '\nShown on: **Shop > Queue**\n\n## What'))).toEqual([]);
  expect(changed((text) => text.replace('\n## What', '\nShown on: **Shop > Calls**\n\n## What'))).toEqual([
    'QueueLong > runbook: says that it is shown on Shop > Calls, and the alert says Shop > Queue -> make the two agree',
  ]);
});
