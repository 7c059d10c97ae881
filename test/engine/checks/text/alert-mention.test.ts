import { expect, it } from 'vitest';
import { alertMention } from '../../../../engine/checks/text/alert-mention.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, lineOf, queue } from '../../small-project.ts';
import { runbookOf, told, withPanels } from '../project.ts';

const groups = [groupOf([alertOf(above(queue, 3))])];
const described = (description: string) =>
  told(alertMention, {
    groups,
    absentAlerts: ['StockRunsOut', 'RPCFlaky'],
    ...withPanels(lineOf(queue, { description })),
  });

it('alerts are named as they are called, and other names are left alone', () => {
  for (const text of [
    'See QueueLong and StockRunsOut.',
    'A QueueMissing, a QueueLongs, GitHub, PromQL, RPCs and URLs.',
  ]) {
    expect(described(text), text).toEqual([]);
  }
});

it('a slip of the pen is reported, wherever people read', () => {
  expect(described('See QueueLnog.')).toEqual([
    'Shop > Queue: "QueueLnog" no alert has this name -> did you mean QueueLong?',
  ]);
  expect(described('See StockRunOut.')).toEqual([expect.stringContaining('did you mean StockRunsOut?')]);
  expect(described('See RPCFlakey.')).toEqual([expect.stringContaining('did you mean RPCFlaky?')]);
  const runbooks = [runbookOf('QueueLong', (text) => text.replace('Look.', 'Muted by QueuLong.'))];
  expect(told(alertMention, { groups, runbooks })).toEqual([
    expect.stringContaining('QueueLong > runbook: "QueuLong"'),
  ]);
});
