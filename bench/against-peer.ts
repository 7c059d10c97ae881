import { type Command, inTurn, median, type Run, spread, timed, wall } from './measure.ts';
import type { Report } from './report.ts';
import { ms, tableText, times } from './table.ts';
import { type Mode, panelsPerDashboard } from './workload.ts';

const counts = [10, 100, 1000] as const;
const modes: readonly Mode[] = ['distinct', 'repeating'];
const aims: Readonly<Record<Mode, number>> = { distinct: 4, repeating: 1.5 };

interface Measured {
  readonly mode: Mode;
  readonly count: number;
  readonly ours: readonly Run[];
  readonly peer: readonly Run[];
}

/** Generated dashboards, ours with every check against the foundation SDK with none, each in a process of its own. */
export function dashboardTables(root: string, runs: number): string {
  const command = (file: string, count: number, mode: Mode): Command => ({
    program: process.execPath,
    args: ['--import', 'tsx', `bench/${file}.ts`, String(count), mode],
    cwd: root,
  });
  for (const mode of modes) assertSame(command('ours', 10, mode), command('peer', 10, mode));
  const empty = inTurn(
    { empty: { program: process.execPath, args: ['--import', 'tsx', 'bench/empty.ts'], cwd: root } },
    runs,
  ).empty;
  const measured = modes.flatMap((mode) =>
    counts.map((count): Measured => ({
      mode,
      count,
      ...inTurn({ ours: command('ours', count, mode), peer: command('peer', count, mode) }, runs),
    })),
  );
  const tables = [processTable, growthTable, stageTable].map((table) => table(measured));
  return [...tables, startTable(empty, measured), ...findingsNote(measured)].join('\n');
}

/** The two sides must have built the same expressions, or the comparison is void. */
function assertSame(ours: Command, peer: Command): void {
  const env = { BENCH_DIGEST: '1' };
  const [left, right] = [ours, peer].map((command) => reportOf(timed({ ...command, env })).digest);
  if (left === undefined || left !== right)
    throw new Error('bench/expressions.ts and bench/peer-expressions.ts differ');
}

function reportOf({ output }: Run): Report {
  return JSON.parse(output.trim().split('\n').at(-1)!) as Report;
}

const reports = (runs: readonly Run[]): Report[] => runs.map(reportOf);
const memory = (runs: readonly Run[]): string =>
  `${median(reports(runs).map((report) => report.memory)).toFixed(0)} MB`;
const end = ({ stages }: Report): number => Math.max(...Object.values(stages));

/** Milliseconds of a process after its imports. */
const work = (runs: readonly Run[]): number =>
  median(reports(runs).map((report) => end(report) - report.stages['imports']!));

function processTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ mode, count, ours, peer }) => {
    const megabytes = `${(reportOf(ours[0]!).bytes / 1e6).toFixed(1)} / ${(reportOf(peer[0]!).bytes / 1e6).toFixed(1)}`;
    const ratio = times(wall(ours) / wall(peer));
    const aim = count === 1000 ? times(aims[mode]) : '';
    return [
      `${count} ${mode}`,
      ms(wall(ours)),
      spread(ours),
      ms(wall(peer)),
      spread(peer),
      ratio,
      aim,
      memory(ours),
      memory(peer),
      megabytes,
    ];
  });
  const title =
    `Dashboards of ${panelsPerDashboard} panels, a whole process each: ours (model, checks, schema, JSON) against ` +
    "Grafana's\nfoundation SDK (JSON, no check); the aim for memory is 300 MB";
  return tableText(title, [
    ['', 'ours', 'min–max', 'peer', 'min–max', 'ratio', 'aim', 'memory', 'peer', 'MB of JSON'],
    ...rows,
  ]);
}

function startTable(empty: readonly Run[], measured: readonly Measured[]): string {
  const imports = (runs: readonly Run[]) => median(reports(runs).map(({ stages }) => stages['imports']!));
  const all = (side: 'ours' | 'peer') => ms(median(measured.map((entry) => imports(entry[side]))));
  return tableText('Of which start-up', [
    ['', 'median'],
    ['node --import tsx of an empty script, whole process', ms(wall(empty))],
    ['ours, from start until all is imported', all('ours')],
    ['peer, from start until all is imported', all('peer')],
  ]);
}

function growthTable(measured: readonly Measured[]): string {
  const rows = modes.map((mode) => {
    const each = counts.map(
      (count) => work(measured.find((entry) => entry.mode === mode && entry.count === count)!.ours) / count,
    );
    const growth = [each[2]! / each[0]!, each[2]! / each[1]!];
    return [mode, ...each.map((value) => value.toFixed(2)), ...growth.map(times), '1.15 ×'];
  });
  const head = ['', ...counts.map((count) => `of ${count}`), '10 to 1000', '100 to 1000', 'aim'];
  return tableText('Ours after start-up, ms per dashboard', [head, ...rows]);
}

function stageTable(measured: readonly Measured[]): string {
  const largest = measured.filter(({ count }) => count === 1000);
  const names = Object.keys(reportOf(largest[0]!.ours[0]!).stages);
  const rows = largest.map(({ mode, ours }) => {
    const ends = reports(ours).map(({ stages }) => names.map((name) => stages[name]!));
    return [mode, ...names.map((_, index) => ms(median(ends.map((each) => each[index]! - (each[index - 1] ?? 0)))))];
  });
  return tableText('Ours with 1000 dashboards, by stage', [['', ...names], ...rows]);
}

/** A finding costs more than none, so that the numbers above would say too much. */
function findingsNote(measured: readonly Measured[]): string[] {
  const { findings, finding } = reportOf(measured[0]!.ours[0]!);
  return findings === undefined ? [] : [`The generated dashboards have ${findings} findings, such as ${finding}\n`];
}
