import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alert, group } from '../../engine/alert.ts';
import { dashboard } from '../../engine/dashboard.ts';
import { counter, exporter, gauge, histogram } from '../../engine/metric.ts';
import { stat, timeseries } from '../../engine/panel/index.ts';
import { type Place, placeAt, placeOfCall } from '../../engine/place.ts';
import { run } from '../../engine/prometheus/run.ts';
import { record, sum } from '../../engine/promql/index.ts';
import { file, temporaryFolder } from './prometheus/folder.ts';

/** The line of this file on which it is called. */
function here(): number {
  return placeOfCall(here)()!.line;
}

const shop = exporter('shop', 'the shop');
const text = { title: 'Queue', description: 'Length of the queue.', unit: 'short', noValue: 'none' } as const;

const lines: Record<string, number> = {};
const declared: Record<string, { readonly place: Place }> = {};
const queue = gauge('queue', { from: shop, help: 'Queue' });
lines.gauge = here() - 1;
declared.gauge = queue;
declared.counter = counter('a_total', {
  from: shop,
  help: 'A',
});
lines.counter = here() - 4;
declared.histogram = histogram('h', { from: shop, help: 'H', buckets: [1] });
lines.histogram = here() - 1;
declared.record = record('a:b:c', sum(queue));
lines.record = here() - 1;
declared.stat = stat({ ...text, value: sum(queue) });
lines.stat = here() - 1;
declared.timeseries = timeseries({ ...text, lines: [{ expr: queue, legend: 'queue' }] });
lines.timeseries = here() - 1;
declared.alert = alert({
  name: 'QueueLong',
  severity: 'warning',
  component: 'shop',
  when: sum(queue),
  summary: 'The queue is long',
  description: 'It is.',
  shownOn: 'shop/Queue',
});
lines.alert = here() - 9;
declared.group = group({ name: 'shop', file: 'shop', interval: '30s', rules: [] });
lines.group = here() - 1;
declared.dashboard = dashboard({ key: 'shop', title: 'Shop', description: 'It.', range: '6h', rows: [], annotations: [] });
lines.dashboard = here() - 1;

describe('the place of a declaration', () => {
  it.each(Object.keys(declared))('%s is the file and the line that calls it', (name) => {
    expect(declared[name]!.place()).toMatchObject({ file: import.meta.filename, line: lines[name] });
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
    expect(found).toEqual([expect.objectContaining({ file: path, line: 3 }), expect.objectContaining({ file: path, line: 3 })]);
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
