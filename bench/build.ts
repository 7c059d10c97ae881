import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, inTurn, type Run, spread, wall } from './measure.ts';
import { ms, tableText, times } from './table.ts';

/** `npm run build` against an empty script that is started the same way, with npm and without. */
export function buildTable(root: string, runs: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return tableOf(inTurn(commandsIn(folder, root), runs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandsIn(folder: string, root: string) {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  symlinkSync(join(root, 'node_modules'), join(empty, 'node_modules'));
  writeFileSync(
    join(empty, 'package.json'),
    JSON.stringify({ private: true, type: 'module', scripts: { empty: 'tsx empty.ts' } }),
  );
  writeFileSync(join(empty, 'empty.ts'), '');
  const tsx = join(root, 'node_modules', '.bin', 'tsx');
  const unchanged = ['--out', join(folder, 'unchanged')];
  const fresh = ['--out', join(folder, 'fresh')];
  const emptied = () => rmSync(join(folder, 'fresh'), { recursive: true, force: true });
  const cloned = () => {
    emptied();
    rmSync(join(root, '.cache', 'build.tsbuildinfo'), { force: true });
  };
  return {
    npmEmpty: { program: 'npm', args: ['run', '--silent', 'empty'], cwd: empty },
    npmUnchanged: { program: 'npm', args: ['run', '--silent', 'build', '--', ...unchanged], cwd: root },
    npmFresh: { program: 'npm', args: ['run', '--silent', 'build', '--', ...fresh], cwd: root, before: emptied },
    npmCloned: { program: 'npm', args: ['run', '--silent', 'build', '--', ...fresh], cwd: root, before: cloned },
    tsxEmpty: { program: tsx, args: ['empty.ts'], cwd: empty },
    tsxUnchanged: { program: tsx, args: ['scripts/build.ts', ...unchanged], cwd: root },
  } satisfies Record<string, Command>;
}

function tableOf(runs: Record<keyof ReturnType<typeof commandsIn>, Run[]>): string {
  const row = (what: string, of: readonly Run[], against?: readonly Run[], aim = '') => {
    return [what, ms(wall(of)), spread(of), against ? times(wall(of) / wall(against)) : '', aim];
  };
  return tableText('The whole build, wall clock', [
    ['', 'median', 'min–max', 'ratio', 'aim'],
    row('npm run, an empty tsx script', runs.npmEmpty),
    row('npm run build, nothing changed', runs.npmUnchanged, runs.npmEmpty, '2.5 ×'),
    row('npm run build, into no folder yet', runs.npmFresh, runs.npmEmpty, '2.5 ×'),
    row('npm run build, as on a fresh clone', runs.npmCloned, runs.npmEmpty),
    row('tsx, an empty script', runs.tsxEmpty),
    row('tsx scripts/build.ts, nothing changed', runs.tsxUnchanged, runs.tsxEmpty),
  ]);
}
