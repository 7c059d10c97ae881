import { describe, expect, it } from 'vitest';
import { runbookNames } from '../../../../engine/checks/alerts/runbook-names.ts';
import { above } from '../../../../engine/promql/index.ts';
import { alertOf, callRate, dashboardOf, groupOf, lineOf, queue } from '../../small-project.ts';
import { runbookOf, told } from '../project.ts';

const saying = (text: string, more: object = {}) =>
  told(runbookNames, {
    groups: [groupOf([callRate, alertOf(above(queue, 1))])],
    dashboards: [dashboardOf([[lineOf(queue)]])],
    runbooks: [runbookOf('QueueLong', (whole) => whole.replace('Look.', text))],
    ...more,
  });
const query = (promql: string) => `\`\`\`sh\npromtool query instant http://127.0.0.1:9090 '${promql}'\n\`\`\``;

describe('a metric in a runbook', () => {
  it('may be one of the catalogue, a recording rule, a part of a histogram, or an exporter’s own', () => {
    const texts = [
      '`calls_total`, `job:calls:rate5m`, `latency_seconds_count`, `sales_total`',
      '`scrape_timeout`, `rule_group`, `for`, `node_disk_reads`, `queue`, `free space < 3`',
      query('sum by (job, code_path) (rate(calls_total{path_name="x"}[5m])) > 0'),
      query('prometheus_engine_queries'),
    ];
    for (const text of texts) expect(saying(text), text).toEqual([]);
  });

  it('may not be a slip of the pen', () => {
    expect(saying('Look at `calls_totla`.')).toEqual([
      'QueueLong > runbook: "calls_totla" no exporter exposes this -> did you mean calls_total?',
    ]);
    expect(saying('`job:calls:rate1m` is higher.')).toEqual([
      'QueueLong > runbook: "job:calls:rate1m" no rule records this -> did you mean job:calls:rate5m?',
    ]);
    expect(saying('`calls_of_the_warehouse_total > 3`.')).toEqual([
      'QueueLong > runbook: "calls_of_the_warehouse_total" no exporter exposes this -> name one of the catalogue, or drop it',
    ]);
    expect(saying(query('rate(queue_lenght[5m])'))).toEqual([
      'QueueLong > runbook: "queue_lenght" no exporter exposes this -> did you mean queue_length?',
    ]);
  });

  it('is looked for in a query over two lines, and the query must be whole', () => {
    expect(saying("```sh\npromtool query instant http://x \\\n  'calls_totl'\n```")).toHaveLength(1);
    expect(saying(query('sum(rate(calls_total[5m])'))).toEqual([
      'QueueLong > runbook: "sum(rate(calls_total[5m])" Prometheus would refuse this query: ( has no partner',
    ]);
  });
});

describe('a panel in a runbook', () => {
  it('must exist', () => {
    expect(saying('See **Shop > Queue**, and **this > much** is wrong.')).toHaveLength(1);
    expect(saying('See **Shop > Queues**.')).toEqual([
      'QueueLong > runbook: "Queues" dashboard Shop has no panel "Queues" -> did you mean Queue?',
    ]);
    expect(saying('See **Shpo > Queue**.')).toEqual([
      'QueueLong > runbook: "Shpo" there is no dashboard "Shpo" -> did you mean Shop?',
    ]);
  });
});

describe('a link to a runbook', () => {
  it('must lead somewhere', () => {
    expect(saying('See [QueueLong](QueueLong.md#fix) and [the page](https://example.org/a.md).')).toEqual([]);
    expect(saying('See [QueueLnog](QueueLnog.md).')).toEqual([
      'QueueLong > runbook: "QueueLnog.md" there is no runbook QueueLnog.md -> did you mean QueueLong?',
    ]);
  });
});

it('leaves out runbooks of other installations, whose panels are not here', () => {
  expect(saying('**Logs > Lines**', { absentAlerts: ['QueueLong'] })).toEqual([]);
});
