import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** Lines that must not compile, each with a part of what the compiler says of it. */
const refused: readonly (readonly [why: string, code: string, says: RegExp])[] = [
  ['rate of a gauge', `rate(uptime, '5m')`, /Type '"gauge"' is not assignable to type '"counter"'/],
  ['increase of a gauge', `increase(memoryAvailable, '5m')`, /Type '"gauge"' is not assignable to type '"counter"'/],
  ['delta of a counter', `delta(rpcCalls, '5m')`, /'"counter"' is not assignable to type '"gauge"'/],
  ['deriv of a counter', `deriv(rpcCalls, '5m')`, /'"counter"' is not assignable to type '"gauge"'/],
  [
    'an average over time of a counter',
    `avgOverTime(rpcCalls, '5m')`,
    /'"counter"' is not assignable to type '"gauge"'/,
  ],
  ['a raw counter summed', `sum(rpcCalls)`, /of a counter, take rate\(\) or increase\(\) first/],
  ['a raw counter compared', `above(rpcCalls, 1)`, /of a counter, take rate\(\) or increase\(\) first/],
  ['a raw counter calculated with', `minus(rpcCalls, 1)`, /No overload matches/],
  [
    'a raw counter on a stat',
    `stat({ ...texts, value: rpcCalls })`,
    /of a counter, take rate\(\) or increase\(\) first/,
  ],
  [
    'a raw counter in a time series',
    `timeseries({ ...texts, lines: [{ expr: rpcCalls, legend: 'calls' }] })`,
    /'a raw counter, for a time series|not assignable to type/,
  ],
  [
    'a raw counter in an alert',
    `alert({ ...rule, when: rpcCalls })`,
    /of a counter, take rate\(\) or increase\(\) first/,
  ],
  ['an unknown label in a matcher', `select(cpuSeconds, { mood: 'idle' })`, /mood/],
  ['an unknown value of a label', `select(cpuSeconds, { mode: 'idel' })`, /'"idel"' is not assignable/],
  ['an unknown value among several', `select(cpuSeconds, { mode: oneOf('idle', 'usr') })`, /"usr"/],
  ['an unknown label in a grouping', `sumBy(['jbo'], increase(rpcCalls, '5m'))`, /Type '"jbo"' is not assignable/],
  ['a stat fed by many series', `stat({ ...texts, value: uptime })`, /"instance"/],
  ['a gauge panel fed by many series', `gaugePanel({ ...texts, min: 0, max: 1, value: memoryLeft })`, /"instance"/],
  [
    'a slice fed by many series',
    `piechart({ ...texts, slices: [{ expr: uptime, legend: 'x', color: 'red' }] })`,
    /"instance"/,
  ],
  [
    'a quantile of no histogram',
    `histogramQuantile(0.9, rpcCalls, '5m')`,
    /'"counter"' is not assignable to type '"histogram"'/,
  ],
  [
    'a quantile of a gauge',
    `histogramQuantile(0.9, uptime, '5m')`,
    /'"gauge"' is not assignable to type '"histogram"'/,
  ],
  [
    'a guard without the labels of what it guards',
    `above(calls, 1, { provided: atLeast(sum(increase(rpcCalls, '5m')), 10) })`,
    /'"job"' is not assignable to type 'never'/,
  ],
  ['two sides with different labels', `and(calls, sum(increase(rpcCalls, '5m')))`, /Expected 3 arguments, but got 2/],
  ['a ratio of different labels', `ratio(calls, sum(increase(rpcCalls, '5m')))`, /Expected 3 arguments, but got 2/],
  [
    'matching on a label that one side lacks',
    `and(calls, up, { on: ['instance'] })`,
    /Type '"instance"' is not assignable/,
  ],
  [
    'a window that is no duration',
    `increase(rpcCalls, '5 minutes')`,
    /'"5 minutes"' is not assignable to parameter of type 'Window'/,
  ],
  ['a recording rule without levels', `record('calls5m', calls)`, /not assignable to parameter of type/],
  ['an unknown unit of a panel', `stat({ ...texts, unit: 'percentunits', value: calls })`, /"percentunits"/],
  ['a stat without a description', `stat({ title: 'x', unit: 'short', noValue: '-', value: calls })`, /description/],
  ['an alert without a runbook severity', `alert({ ...rule, severity: 'urgent', when: calls })`, /"urgent"/],
  [
    'an alert without a panel',
    `alert({ name: 'A', severity: 'info', component: 'c', when: calls, summary: 's', description: 'd' })`,
    /shownOn/,
  ],
];

const prelude = `
import * as panels from '../../engine/panel/index.ts';
import * as promql from '../../engine/promql/index.ts';
import { alert } from '../../engine/alert.ts';
import { rpcCalls, uptime } from '../../metrics/marketplace.ts';
import { cpuSeconds, memoryAvailable } from '../../metrics/node.ts';
import { up } from '../../metrics/prometheus.ts';
import { memoryLeft } from '../../signals/host.ts';
const { above, and, atLeast, avgOverTime, delta, deriv, histogramQuantile, increase, minus, oneOf, rate, ratio, record, select, sum, sumBy } = promql;
const { gaugePanel, piechart, stat, timeseries } = panels;
const texts = { title: 't', description: 'd', unit: 'short', noValue: '-' } as const;
const rule = { name: 'A', severity: 'info', component: 'c', summary: 's', description: 'd', shownOn: 'a/b' } as const;
const calls = sumBy(['job'], increase(rpcCalls, '5m'));
void [above, and, atLeast, avgOverTime, delta, deriv, histogramQuantile, increase, minus, oneOf, rate, ratio, record, select, sum, alert, gaugePanel, piechart, stat, timeseries, uptime, cpuSeconds, memoryAvailable, up, memoryLeft, texts, rule, calls];
`;

/** The compiler's words by line of the file, its explanations joined to them. */
function compile(source: string): Promise<Map<number, string>> {
  const folder = join(root, '.cache', 'refusals');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'refused.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', include: ['refused.ts'], exclude: [] }),
  );
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', folder], (_error, stdout) => {
      const lines = new Map<number, string>();
      let current = 0;
      for (const text of stdout.split('\n')) {
        const head = /refused\.ts\((\d+),\d+\): (.*)$/.exec(text);
        if (head) current = Number(head[1]);
        lines.set(current, `${lines.get(current) ?? ''}${head ? head[2] : text.trim()}\n`);
      }
      resolve(lines);
    });
  });
}

describe('The compiler refuses', () => {
  const first = prelude.split('\n').length;
  let said: Map<number, string>;
  beforeAll(async () => {
    said = await compile(`${prelude}${refused.map(([, code]) => `void ${code};`).join('\n')}\n`);
  });

  it.each(refused.map(([why, , says], index) => ({ why, says, line: first + index })))('$why', ({ says, line }) => {
    expect(said.get(line)).toMatch(says);
  });

  it('nothing else in the same file', () => {
    const expected = refused.map((_, index) => first + index);
    expect([...said.keys()].filter((line) => line > 0)).toEqual(expected);
  });
});
