import { describe, expect, it } from 'vitest';
import { runbookHead } from '../../../../engine/checks/alerts/runbook-head.ts';
import type { AlertOptions } from '../../../../engine/alert.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, queue } from '../../small-project.ts';
import { runbookOf, told } from '../project.ts';

const said = (intro: string, alert: Partial<AlertOptions> = {}) =>
  told(runbookHead, {
    groups: [groupOf([alertOf(above(queue, 3), { for: '5m', severity: 'warning', ...alert })])],
    runbooks: [runbookOf('QueueLong', (text) => text.replace('The queue is long, for 5 minutes.', intro))],
  });

it('a runbook begins as its rule says, or says nothing', () => {
  for (const intro of [
    'The queue is long, for 5 minutes.',
    'Long (`queue_length > 3`),\nfor 5 minutes. Warning.',
    'Long.',
  ]) {
    expect(said(intro), intro).toEqual([]);
  }
});

describe('it may not begin with', () => {
  it('another severity', () => {
    expect(said('Long, for 5 minutes. Critical: run.')).toEqual([
      'QueueLong > runbook: "Critical" the alert has severity warning -> make the two agree',
    ]);
    expect(said('Critical things wait.')).toEqual([]);
  });

  it('another `for`, whatever the windows are', () => {
    expect(said('For 10 minutes long, and that for 1 hour. Warning.')).toEqual([
      'QueueLong > runbook: "for 1 hour" the alert waits 5 minutes -> make the two agree',
    ]);
    expect(said('Long for 10 minutes; for 5 minutes. Warning.')).toEqual([]);
    expect(said('Long, for 5 minutes (`queue_length > 3`).\nWarning.', { for: '2h' })).toEqual([
      expect.stringContaining('the alert waits 2 hours'),
    ]);
  });

  it('another comparison', () => {
    expect(said('Long (`queue_length > 4`).')).toEqual([
      'QueueLong > runbook: "queue_length > 4" the rule compares > 3 -> make the two agree',
    ]);
    expect(said('Long (`queue_length < 3`).')).toHaveLength(1);
  });
});

it('an alert without `for` fires at once', () => {
  const { for: _, ...rest } = alertOf(above(queue, 3));
  const runbooks = [runbookOf('QueueLong', (text) => text.replace('for 5 minutes.', 'for 5 minutes. Warning.'))];
  expect(told(runbookHead, { groups: [groupOf([rest])], runbooks })).toEqual([
    expect.stringContaining('"for 5 minutes" the alert fires at once'),
  ]);
});

it('below its headings a runbook speaks of other things', () => {
  expect(said('Long.\n\n## More\n\nWait for 3 hours. Critical. `queue_length > 99`')).toEqual([]);
});
