import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOfProject } from '../copy-of-project.ts';

const root = join(import.meta.dirname, '..', '..');
const command = [process.execPath, '--import', 'tsx', 'scripts/build.ts'] as const;

function run(folder: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const [program, ...given] = command;
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env } } as const;
  const { status, stdout, stderr } = spawnSync(program, [...given, ...args], options);
  return { status, stdout, stderr };
}

/** Every file of a folder with its text. */
function contentOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((file) => [
      join(file.parentPath, file.name).slice(folder.length),
      readFileSync(join(file.parentPath, file.name), 'utf8'),
    ]),
  );
}

function change(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('npm run build', () => {
  let folder: string;
  beforeAll(() => {
    folder = copyOfProject();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the same bytes in any time zone, locale and folder', () => {
    const [here, there] = ['out-a', 'out-b'];
    expect(
      run(folder, ['--out', here], { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }).status,
    ).toBe(0);
    const elsewhere = copyOfProject();
    expect(run(elsewhere, ['--out', there], { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }).status).toBe(0);
    const built = contentOf(join(elsewhere, there));
    expect(contentOf(join(folder, here))).toEqual(built);
    expect(built).toEqual(contentOf(join(root, 'out')));
    rmSync(elsewhere, { recursive: true });
  });

  it('says what it made and what changed, and nothing the second time', () => {
    const first = run(folder);
    expect(first.stdout).toMatch(
      /^6 dashboards · \d+ panels · \d+ queries · 40 alerts · 21 recording rules +\d\.\d s\nout\/: \d+ files changed\n/,
    );
    const second = run(folder);
    expect(second.stdout).toMatch(/out\/: up to date\n$/);
    expect(second.status).toBe(0);
  });

  it('with --check writes nothing and exits 1 if out/ is stale', () => {
    expect(run(folder, ['--check']).status).toBe(0);
    const stale = join(folder, 'out', 'prometheus', 'rules', 'rpc.yml');
    const text = readFileSync(stale, 'utf8');
    writeFileSync(stale, `${text}# by hand\n`);
    const { status, stdout } = run(folder, ['--check']);
    expect(status).toBe(1);
    expect(stdout).toContain('out/ is stale: 1 file is not what the source says');
    expect(stdout).toContain('~ prometheus/rules/rpc.yml');
    expect(readFileSync(stale, 'utf8')).toContain('# by hand');
    expect(run(folder).status).toBe(0);
    expect(readFileSync(stale, 'utf8')).toBe(text);
  });

  it('leaves the pictures in out/preview alone', () => {
    const picture = join(folder, 'out', 'preview');
    cpSync(join(folder, 'package.json'), join(picture, 'rpc-health.svg'));
    writeFileSync(join(folder, 'out', 'stray.txt'), '');
    expect(run(folder).status).toBe(0);
    expect(existsSync(join(picture, 'rpc-health.svg'))).toBe(true);
    expect(existsSync(join(folder, 'out', 'stray.txt'))).toBe(false);
    rmSync(picture, { recursive: true });
  });

  it('builds another site with --site and --out', () => {
    const text = readFileSync(join(folder, 'stack', 'site.ts'), 'utf8');
    writeFileSync(
      join(folder, 'stack', 'staging.ts'),
      text.replace("job: 'marketplace-server'", "job: 'staging-server'"),
    );
    const { status, stderr } = run(folder, ['--site', 'stack/staging.ts', '--out', 'out-staging']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const rules = readFileSync(join(folder, 'out-staging', 'prometheus', 'rules', 'server.yml'), 'utf8');
    expect(rules).toContain('up{job="staging-server"} == 0');
    expect(rules).not.toContain('marketplace-server"');
    rmSync(join(folder, 'stack', 'staging.ts'));
  });

  it('is stopped by a type error as by any finding, and shows both kinds at once', () => {
    const broken = copyOfProject();
    change(broken, 'alerts/rpc.ts', "severity: 'critical'", "severity: 'urgent'");
    change(broken, 'alerts/server.ts', "shownOn: 'server/Restarts'", "shownOn: 'server/Restrats'");
    const { status, stderr } = run(broken);
    expect(status).toBe(1);
    expect(stderr).toMatch(/type-error {2}alerts\/rpc\.ts:\d+ {2}TS2322/);
    expect(stderr).toMatch(/did you mean .*Restarts/);
    expect(stderr).toContain('out/ is unchanged.');
    expect(existsSync(join(broken, 'out'))).toBe(false);
    rmSync(broken, { recursive: true });
  });

  it.each([
    [['--sight'], /Unknown option '--sight'/],
    [['--site', 'nowhere.ts'], /nowhere\.ts does not exist/],
    [['--site', 'metrics/node.ts'], /exports no `site`/],
  ])('exits 2 with one sentence for %j', (args, sentence) => {
    const { status, stderr } = run(folder, args as string[]);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  it('killed at any moment leaves the old folder or the new one', async () => {
    const killed = copyOfProject();
    expect(run(killed).status).toBe(0);
    const out = join(killed, 'out');
    const old = contentOf(out);
    change(killed, 'stack/site.ts', "retention: '90d'", "retention: '91d'");
    expect(run(killed, ['--out', 'out-new']).status).toBe(0);
    const fresh = contentOf(join(killed, 'out-new'));
    expect(fresh).not.toEqual(old);
    for (let round = 0; round < 8; round++) {
      const [program, ...args] = command;
      const child = spawn(program, args, { cwd: killed, stdio: 'ignore' });
      await sleep(500 + round * 150);
      child.kill('SIGKILL');
      await sleep(150);
      expect([old, fresh]).toContainEqual(contentOf(out));
    }
    rmSync(killed, { recursive: true });
  }, 60_000);
});
