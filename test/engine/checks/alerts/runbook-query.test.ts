import { expect, it } from 'vitest';
import { runbookQuery } from '../../../../engine/checks/alerts/runbook-query.ts';
import { modelOf } from '../../../../engine/model.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, groupOf, projectOf, queue } from '../../small-project.ts';
import { runbookOf, told } from '../project.ts';

const groups = [groupOf([alertOf(above(queue, 3))])];
const asking = (query: string) =>
  runbookOf('QueueLong', (text) =>
    text.replace('Look.', `Look.\n\n\`\`\`sh\npromtool query instant http://127.0.0.1:9090 ${query}\n\`\`\``),
  );
const said = (query: string) => told(runbookQuery, { groups, runbooks: [asking(query)] });

it('a query may be any that Prometheus answers, also of metrics that no catalogue has', () => {
  for (const query of [
    `'sum by (job) (rate(calls_total{mode="idle"}[5m])) > 1'`,
    `\\\n  'max_over_time(queue_length[1h])\n    / 2'`,
    `'process_open_fds{anything="goes"}'`,
  ]) {
    expect(said(query), query).toEqual([]);
  }
});

it('one that Prometheus refuses is reported, with its line', () => {
  const parts = { groups, runbooks: [asking(`'incraese(calls_total[5m])'`)] };
  expect(told(runbookQuery, parts)).toEqual([
    'QueueLong > runbook: "incraese" unknown function incraese -> did you mean increase?',
  ]);
  const [finding] = runbookQuery.run(modelOf(projectOf(parts)));
  expect(finding?.place?.()).toEqual({ file: '/project/alerts/runbooks/QueueLong.md', line: 14 });
  expect(said(`'rate(calls_total[5mm])'`)).toHaveLength(1);
});

it('one that would answer nothing is reported', () => {
  expect(said(`'sum by (mdoe) (rate(calls_total[5m]))'`)).toEqual([
    expect.stringContaining('its series have no label mdoe -> did you mean mode?'),
  ]);
  expect(said(`'calls_total{mode="idel"}'`)).toEqual([expect.stringContaining('did you mean idle?')]);
  expect(said(`'rate(queue_length[5m])'`)).toEqual([expect.stringContaining('a gauge, and rate() is for counters')]);
});
