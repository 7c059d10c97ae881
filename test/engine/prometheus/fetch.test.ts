import { execFile } from 'node:child_process';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toolPath } from '../../../engine/prometheus/find.ts';
import { file, script, temporaryFolder } from './folder.ts';

const project = join(import.meta.dirname, '../../..');
const machine = `${process.platform}-${process.arch}`;

/**
 * A machine whose apt-get answers with a package and whose dpkg unpacks the program in it; both are shell scripts.
 * Every call of apt-get goes to apt.log. `lists` says whose package lists work.
 */
function machineWith(lists: 'system' | 'own' | 'none', program = 'echo promtool, version 2.42.0') {
  const at = temporaryFolder();
  script(
    join(at, 'bin/apt-get'),
    `echo "$@" >> ${at}/apt.log`,
    `case "${lists} $*" in`,
    `  "own "*" update") touch ${at}/updated; exit 0;;`,
    '  *" update") echo "W: Failed to fetch InRelease, no network"; exit 0;;',
    '  "system "*) ;;',
    `  "own "*Dir::State=*) test -e ${at}/updated || exit 100;;`,
    '  *) echo "E: Unable to locate package prometheus" >&2; exit 100;;',
    'esac',
    // Long enough for others to arrive.
    'sleep 0.1',
    'echo archive > prometheus_2.42.0_any.deb',
  );
  script(
    join(at, 'bin/dpkg'),
    'test "$1" = -x && test -s "$2" || exit 2',
    'mkdir -p "$3/usr/bin"',
    `cp ${at}/promtool "$3/usr/bin/promtool"`,
  );
  script(join(at, 'promtool'), program);
  const options = { env: { PATH: `${at}/bin:/usr/bin:/bin`, PROMTOOL: '' }, cacheFolder: join(at, 'cache') };
  const calls = () => (existsSync(`${at}/apt.log`) ? readFileSync(`${at}/apt.log`, 'utf8').trim().split('\n') : []);
  return { at, options, calls, cached: join(at, 'cache', machine, 'prometheus/bin/promtool') };
}

describe('fetching', () => {
  it('happens once when five processes ask at once', { timeout: 30_000 }, async () => {
    const { at, options, calls, cached } = machineWith('system');
    const find = join(project, 'engine/prometheus/find.ts');
    // They wait for each other, since starting takes longer than fetching.
    const caller = `
      import { mkdirSync, readdirSync } from 'node:fs';
      import { toolPath } from '${find}';
      mkdirSync('${at}/ready/' + process.pid, { recursive: true });
      while (readdirSync('${at}/ready').length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      console.log(await toolPath('promtool', ${JSON.stringify(options)}));`;
    const node = ['--import', 'tsx', '--input-type=module', '-e', caller];
    const callers = Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, node, { cwd: project }));
    const answers = (await Promise.all(callers)).map(({ stdout }) => stdout.trim());
    expect(answers).toEqual(Array.from({ length: 5 }, () => cached));
    expect(calls()).toHaveLength(1);
    expect(existsSync(join(options.cacheFolder, 'fetch.lock'))).toBe(false);
  });

  it("uses the system's package lists where they work", async () => {
    const { options, calls, cached } = machineWith('system');
    expect(await toolPath('promtool', options)).toBe(cached);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).not.toContain('Dir::State');
  });

  it('refreshes lists of its own where they do not', async () => {
    const { options, calls, cached } = machineWith('own');
    expect(await toolPath('promtool', options)).toBe(cached);
    const [first, update, second] = calls();
    expect(first).toMatch(/download prometheus$/);
    expect(update).toMatch(/ -oDir::State::lists=\S+\/cache\/apt\/lists .*update$/);
    expect(second).toMatch(/ -oDir::State::lists=\S+\/cache\/apt\/lists .*download prometheus$/);
  });

  it("fails once for all who waited, with apt's own reason", async () => {
    const { options, calls } = machineWith('none');
    const errors = await Promise.all([1, 2, 3].map(() => toolPath('promtool', options).catch((error: Error) => error)));
    for (const error of errors) {
      expect((error as Error).message).toContain(
        "fetching Debian's package prometheus: W: Failed to fetch InRelease, no network",
      );
    }
    expect(calls().filter((call) => call.endsWith('update'))).toHaveLength(1);
  });

  it('tries again at the next call after a failure', async () => {
    const { at, options, cached } = machineWith('none');
    await expect(toolPath('promtool', options)).rejects.toThrow('promtool is needed');
    script(join(at, 'bin/apt-get'), 'echo archive > prometheus_2.42.0_any.deb');
    expect(await toolPath('promtool', options)).toBe(cached);
  });

  it('does not keep a program that cannot run here', async () => {
    const { options, cached } = machineWith('system', 'echo "libc.so.7: cannot open shared object file" >&2; exit 127');
    await expect(toolPath('promtool', options)).rejects.toThrow(
      'promtool does not run here: libc.so.7: cannot open shared object file',
    );
    expect(existsSync(cached)).toBe(false);
  });

  it('says so when a package does not hold the program', async () => {
    const { options, at } = machineWith('system');
    script(join(at, 'bin/dpkg'), 'mkdir -p "$3/usr/bin"');
    await expect(toolPath('promtool', options)).rejects.toThrow('package prometheus: it holds no promtool');
  });

  it('takes over from a process that was killed while it fetched', async () => {
    const { options, cached } = machineWith('system');
    file(join(options.cacheFolder, 'fetch.lock/archives/half.deb'), '');
    utimesSync(join(options.cacheFolder, 'fetch.lock'), 0, 0);
    expect(await toolPath('promtool', options)).toBe(cached);
  });
});
