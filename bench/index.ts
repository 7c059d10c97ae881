import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { dashboardTables } from './against-peer.ts';
import { buildTable } from './build.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string' } },
  strict: true,
});
const root = fileURLToPath(new URL('..', import.meta.url));
const runs = Math.max(1, Number.parseInt(values.runs, 10) || 5);

console.log(`Medians of ${runs} runs, Node ${process.version}, ${process.platform} ${process.arch}\n`);
if (values.only !== 'dashboards') console.log(buildTable(root, runs));
if (values.only !== 'build') console.log(dashboardTables(root, runs));
