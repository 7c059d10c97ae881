import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTool, toolPath, versionOf } from '../../../engine/prometheus/find.ts';
import { isToolMissing } from '../../../engine/prometheus/missing.ts';
import { file, script, temporaryFolder } from './folder.ts';

const machine = `${process.platform}-${process.arch}`;

describe('where a tool is looked for', () => {
  it('takes what its variable names before everything else', () => {
    const at = temporaryFolder();
    const mine = script(join(at, 'mine/amtool-next'));
    script(join(at, 'bin/amtool'));
    expect(findTool('amtool', { env: { AMTOOL: mine, PATH: join(at, 'bin') }, cacheFolder: at })).toBe(mine);
  });

  it('looks on PATH for a variable without a slash', () => {
    const at = temporaryFolder();
    const next = script(join(at, 'bin/amtool-next'));
    expect(findTool('amtool', { env: { AMTOOL: 'amtool-next', PATH: join(at, 'bin') }, cacheFolder: at })).toBe(next);
  });

  it('does not pass over a variable that names nothing', () => {
    const at = temporaryFolder();
    script(join(at, 'bin/promtool'));
    const find = () => findTool('promtool', { env: { PROMTOOL: join(at, 'gone'), PATH: join(at, 'bin') } });
    expect(find).toThrow(`PROMTOOL=${join(at, 'gone')} is no program that can be run`);
  });

  it('takes PATH before the cache folder', () => {
    const at = temporaryFolder();
    const system = script(join(at, 'bin/promtool'));
    const cached = script(join(at, 'cache', machine, 'prometheus/bin/promtool'));
    const cacheFolder = join(at, 'cache');
    expect(findTool('promtool', { env: { PATH: join(at, 'bin') }, cacheFolder })).toBe(system);
    expect(findTool('promtool', { env: { PATH: join(at, 'empty') }, cacheFolder })).toBe(cached);
  });

  it.each([
    ['alertmanager', 'prometheus-alertmanager'],
    ['node_exporter', 'prometheus-node-exporter'],
    ['blackbox_exporter', 'prometheus-blackbox-exporter'],
  ] as const)("knows %s by Debian's name too", (name, debian) => {
    const at = temporaryFolder();
    const env = { PATH: join(at, 'bin') };
    const packaged = script(join(at, 'bin', debian));
    expect(findTool(name, { env, cacheFolder: at })).toBe(packaged);
    const own = script(join(at, 'bin', name));
    expect(findTool(name, { env, cacheFolder: at })).toBe(own);
  });

  it('passes over folders and files that cannot be run', () => {
    const at = temporaryFolder();
    mkdirSync(join(at, 'a/promtool'), { recursive: true });
    file(join(at, 'b/promtool'), 'notes');
    const real = script(join(at, 'c/promtool'));
    const env = { PATH: ['a', 'b', 'c'].map((name) => join(at, name)).join(':') };
    expect(findTool('promtool', { env, cacheFolder: at })).toBe(real);
  });
});

describe('a tool that is nowhere', () => {
  it('is one error that says what to install and what to set', async () => {
    const at = temporaryFolder();
    const error: unknown = await toolPath('alertmanager', { env: { PATH: at }, cacheFolder: at }).catch((e) => e);
    expect(isToolMissing(error) && error.tool).toBe('alertmanager');
    expect((error as Error).message.split('\n')).toEqual([
      'alertmanager is needed and is not on this machine.',
      '  ALERTMANAGER is not set, PATH has no alertmanager or prometheus-alertmanager, ' +
        `and ${at}/${machine}/prometheus-alertmanager does not hold it`,
      "  fetching Debian's package prometheus-alertmanager: PATH has no apt-get",
      'Debian, Ubuntu:  apt install prometheus prometheus-alertmanager ' +
        'prometheus-node-exporter prometheus-blackbox-exporter',
      'macOS:           brew install prometheus alertmanager node_exporter; the rest as below',
      'elsewhere:       unpack "alertmanager" from prometheus.io/download and set ALERTMANAGER=/path/to/alertmanager',
    ]);
  });
});

describe('versionOf', () => {
  it.each([
    ["a distribution's suffix", 'promtool, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5)', '2.42.0'],
    ['a release', 'alertmanager, version 0.27.0 (branch: HEAD, revision: 0aa3c2a)', '0.27.0'],
    ['a release candidate', 'prometheus, version 3.0.0-rc.1 (branch: HEAD, revision: abc)', '3.0.0-rc.1'],
  ])('reads %s', async (_, line, version) => {
    const program = script(join(temporaryFolder(), 'tool'), `echo '${line}'`);
    expect(await versionOf(program)).toBe(version);
  });

  it('throws for a program that does not say', async () => {
    const program = script(join(temporaryFolder(), 'tool'), 'echo hello');
    await expect(versionOf(program)).rejects.toThrow(`${program} --version does not state a version: hello`);
  });
});
