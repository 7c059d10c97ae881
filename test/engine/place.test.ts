import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alert, group } from '../../engine/alert.ts';
import { dashboard } from '../../engine/dashboard.ts';
import { counter, exporter, gauge, histogram } from '../../engine/metric.ts';
import { stat, timeseries } from '../../engine/panel/index.ts';
import { type Place, placeAt } from '../../engine/place.ts';
import { run } from '../../engine/prometheus/run.ts';
import { record, sum } from '../../engine/promql/index.ts';
import { file, temporaryFolder } from './prometheus/folder.ts';

const shop = exporter('shop', 'the shop');
const text = { title: 'Queue', description: 'Length of the queue.', unit: 'short', noValue: 'none' } as const;

const declared: Record<string, { readonly place: Place }> = {};
const queue = gauge('queue', { from: shop, help: 'Queue' });
declared.gauge = gauge('length', { from: shop, help: 'Length' });
declared.counter = counter('a_total', {
  from: shop,
  help: 'A',
});
declared.histogram = histogram('h', { from: shop, help: 'H', buckets: [1] });
declared.record = record('a:b:c', sum(queue));
declared.stat = stat({ ...text, value: sum(queue) });
declared.timeseries = timeseries({ ...text, lines: [{ expr: queue, legend: 'queue' }] });
declared.alert = alert({
  name: 'QueueLong',
  severity: 'warning',
  component: 'shop',
  when: sum(queue),
  summary: 'The queue is long',
  description: 'It is.',
  shownOn: 'shop/Queue',
});
declared.group = group({ name: 'shop', file: 'shop', interval: '30s', rules: [] });
declared.dashboard = dashboard({
  key: 'shop',
  title: 'Shop',
  description: 'It.',
  range: '6h',
  rows: [],
  annotations: [],
});

describe('the place of a declaration', () => {
  it.each(Object.keys(declared))('%s is the file and the line that calls it', (name) => {
    const source = readFileSync(import.meta.filename, 'utf8').split('\n');
    const line = source.findIndex((text) => text.startsWith(`declared.${name} = ${name}(`)) + 1;
    expect(line).toBeGreaterThan(0);
    expect(declared[name]!.place()).toMatchObject({ file: import.meta.filename, line });
  });

  it('has the column, too', () => {
    expect(declared.gauge!.place()!.column).toBeGreaterThan(1);
  });

  it('is found in a folder of any name, outside of the test runner, too', async () => {
    const odd = join(temporaryFolder(), 'copy (2) of #é 100%20');
    const place = pathToFileURL(join(import.meta.dirname, '../../engine/place.ts')).href;
    const lines = [
      `import { placeOfCall } from '${place}';`,
      'const declare = () => placeOfCall(declare);',
      'console.log(JSON.stringify([declare(), (() => declare())()].map((found) => found())));',
    ];
    const path = file(join(odd, 'declare.ts'), lines.join('\n'));
    const { output } = await run(process.execPath, ['--import', 'tsx', path], { cwd: import.meta.dirname });
    const found = JSON.parse(output) as unknown[];
    expect(found).toEqual([
      expect.objectContaining({ file: path, line: 3 }),
      expect.objectContaining({ file: path, line: 3 }),
    ]);
  });

  it('is the same however often it is asked for', () => {
    expect(declared.alert!.place()).toBe(declared.alert!.place());
  });

  it('of a line of a file that was read is what it was given', () => {
    expect(placeAt('/a/b.yml', 7)()).toEqual({ file: '/a/b.yml', line: 7 });
    expect(placeAt('/a/b.yml', 7, 3)()).toEqual({ file: '/a/b.yml', line: 7, column: 3 });
    expect(placeAt('/a/b.yml')()).toEqual({ file: '/a/b.yml', line: 1 });
  });
});
