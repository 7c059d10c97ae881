import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Artefact } from '../../engine/artefact.ts';
import { run } from '../../engine/prometheus/run.ts';
import { differenceOf, filesBelow, foreignFile, isEmpty, replaceFolder } from '../../scripts/out-folder.ts';
import { file, temporaryFolder } from '../engine/prometheus/folder.ts';

const artefact = (path: string, text: string): Artefact => ({ path, text, kind: 'config', source: 'x.ts' });
const [a, b, c] = [artefact('a.txt', 'a\n'), artefact('sub/b.txt', 'b\n'), artefact('sub/deep/c.txt', 'ç\n')];

/** Builds a folder as `npm run build` does. */
async function build(folder: string, artefacts: readonly Artefact[]): Promise<void> {
  await replaceFolder(folder, artefacts, differenceOf(folder, artefacts));
}

/** Contents by path. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder)
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

const wanted = (...artefacts: Artefact[]): Record<string, string> =>
  Object.fromEntries(artefacts.map(({ path, text }) => [path, text]));

describe('the difference of a folder', () => {
  it('that is not there yet is everything', () => {
    const difference = differenceOf(join(temporaryFolder(), 'out'), [c, a, b]);
    expect(difference).toEqual({ added: ['a.txt', 'sub/b.txt', 'sub/deep/c.txt'], changed: [], removed: [] });
    expect(isEmpty(difference)).toBe(false);
  });

  it('names what is added, changed and removed, and is empty where all is as it should be', async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [a, b]);
    expect(isEmpty(differenceOf(out, [b, a]))).toBe(true);
    expect(differenceOf(out, [artefact('a.txt', 'A\n'), c])).toEqual({
      added: ['sub/deep/c.txt'],
      changed: ['a.txt'],
      removed: ['sub/b.txt'],
    });
  });

  it('sees a changed byte that reads the same', async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [artefact('a.txt', 'a\n')]);
    expect(differenceOf(out, [artefact('a.txt', 'a\r\n')]).changed).toEqual(['a.txt']);
  });

  it('leaves the pictures of preview/ out of account', async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [a]);
    file(join(out, 'preview/a.svg'), '<svg/>');
    expect(isEmpty(differenceOf(out, [a]))).toBe(true);
  });
});

describe('replacing a folder', () => {
  it('makes it, and the folders above it', async () => {
    const out = join(temporaryFolder(), 'not/there/yet/out');
    await build(out, [a, b, c]);
    expect(contents(out)).toEqual(wanted(a, b, c));
  });

  it('removes what is gone, empty folders included', async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [a, b, c]);
    await build(out, [a]);
    expect(contents(out)).toEqual(wanted(a));
    expect(readdirSync(out)).toEqual(['a.txt']);
  });

  it("keeps preview/, which is another command's", async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [a]);
    file(join(out, 'preview/rpc/a.svg'), '<svg/>');
    await build(out, [b]);
    expect(contents(out)).toEqual({ 'preview/rpc/a.svg': '<svg/>', ...wanted(b) });
  });

  it('leaves an unchanged file the same file, with its time, and writes a changed one', async () => {
    const out = join(temporaryFolder(), 'out');
    await build(out, [a, b]);
    const past = new Date('2020-01-01T00:00:00Z');
    for (const path of ['a.txt', 'sub/b.txt']) utimesSync(join(out, path), past, past);
    const before = statSync(join(out, 'a.txt'));
    await build(out, [a, artefact('sub/b.txt', 'B\n')]);
    const after = statSync(join(out, 'a.txt'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(statSync(join(out, 'sub/b.txt')).mtimeMs).toBeGreaterThan(past.getTime());
  });

  it('does not write through to what a reader has open or has linked', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    await build(out, [a]);
    symlinkSync(join(out, 'a.txt'), join(folder, 'link'));
    const inode = statSync(join(out, 'a.txt')).ino;
    await build(out, [artefact('a.txt', 'A\n')]);
    expect(statSync(join(out, 'a.txt')).ino).not.toBe(inode);
    expect(readFileSync(join(folder, 'link'), 'utf8')).toBe('A\n');
  });

  it('leaves nothing beside the folder, and cleans up what a killed run left there', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    await build(out, [a]);
    file(join(folder, '.out.new-99999999/half.txt'), 'x');
    file(join(folder, '.out.old-99999999/a.txt'), 'x');
    for (const others of ['.out.new-x', '.out2.new-1', 'out.new-1']) file(join(folder, others, 'mine.txt'), 'x');
    await build(out, [b]);
    expect(readdirSync(folder).sort()).toEqual(['.out.new-x', '.out2.new-1', 'out', 'out.new-1']);
    expect(contents(out)).toEqual(wanted(b));
  });

  it('finds the pictures again where the machine stopped between the two renames', async () => {
    const folder = temporaryFolder();
    file(join(folder, '.out.old-99999999/preview/a.svg'), '<svg/>');
    file(join(folder, '.out.new-99999999/b.txt'), 'b');
    await build(join(folder, 'out'), [a]);
    expect(contents(join(folder, 'out'))).toEqual({ ...wanted(a), 'preview/a.svg': '<svg/>' });
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('says so where it cannot, and leaves what is there', async () => {
    const folder = temporaryFolder();
    file(join(folder, 'out'), 'a file, not a folder');
    await expect(
      replaceFolder(join(folder, 'out/below'), [a], { added: ['a.txt'], changed: [], removed: [] }),
    ).rejects.toThrow('EEXIST');
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('a file, not a folder');
  });
});

describe('a folder that a build may replace', () => {
  it('is one that it wrote, one that is empty, and one that is not there', async () => {
    const folder = temporaryFolder();
    await build(join(folder, 'out'), [artefact('manifest.json', '{"files":[{"path":"a.txt","sha256":"0"}]}\n'), a]);
    file(join(folder, 'pictures/preview/a.svg'), '<svg/>');
    for (const name of ['out', 'pictures', 'none', 'out/sub']) {
      expect(foreignFile(join(folder, name)), name).toBe(undefined);
    }
  });

  it('is none with files of others, nor a file', () => {
    const folder = temporaryFolder();
    file(join(folder, 'docs/letter.txt'), 'Dear');
    expect(foreignFile(join(folder, 'docs'))).toBe('letter.txt');
    expect(foreignFile(folder)).toBe('docs/letter.txt');
    expect(foreignFile(join(folder, 'docs/letter.txt'))).toBe(join(folder, 'docs/letter.txt'));
  });

  it("is none with another application's manifest, nor with a file that ours does not list", () => {
    const folder = temporaryFolder();
    file(join(folder, 'app/manifest.json'), '{"name":"my app"}');
    file(join(folder, 'app/index.html'), '<html>');
    expect(foreignFile(join(folder, 'app'))).toBeDefined();
    file(join(folder, 'out/manifest.json'), '{"files":[{"path":"a.txt","sha256":"0"}]}');
    file(join(folder, 'out/a.txt'), 'a');
    file(join(folder, 'out/notes.txt'), 'mine');
    expect(foreignFile(join(folder, 'out'))).toBe('notes.txt');
  });
});

describe('a build that is killed at any moment', () => {
  const kills = 30;
  const atOnce = 3;

  it(`leaves the old folder or the new one, ${kills} times`, async () => {
    const folder = temporaryFolder();
    const child = await compiledChild(folder);
    const seen = new Set<string>();
    const lane = async (index: number): Promise<void> => {
      const out = join(folder, `lane-${index}`, 'out');
      await build(out, versionOf('old'));
      file(join(out, 'preview/a.svg'), '<svg/>');
      for (let kill = 0; kill < kills / atOnce; kill++) {
        await runAndKill(child, out);
        seen.add(await whenWhole(out, 5000));
        expect(existsSync(join(out, 'preview/a.svg'))).toBe(true);
      }
      await build(out, versionOf('new'));
      expect(whole(out)).toBe('new');
      expect(readdirSync(join(folder, `lane-${index}`))).toEqual(['out']);
    };
    // No lane is left running when another fails, since the folders of all are removed then.
    const lanes = await Promise.allSettled(Array.from({ length: atOnce }, (_, index) => lane(index)));
    expect(lanes.flatMap((ended) => (ended.status === 'rejected' ? [String(ended.reason)] : []))).toEqual([]);
    expect([...seen].filter((version) => version !== 'old' && version !== 'new')).toEqual([]);
  });
});

/** 200 files, of which ten are in one version only. */
function versionOf(version: 'old' | 'new'): Artefact[] {
  return Array.from({ length: 200 }, (_, index) => {
    const path = index < 10 ? `only-${version}/${index}.txt` : `folder-${index % 7}/${index}.txt`;
    return artefact(path, `${version} ${index}\n`);
  });
}

/** The version that a folder holds, entirely; undefined where it holds neither. */
function whole(out: string): string | undefined {
  return (['old', 'new'] as const).find((version) => {
    const difference = differenceOf(out, versionOf(version));
    return isEmpty(difference);
  });
}

/** The two renames may still be under way in their own process. */
async function whenWhole(out: string, milliseconds: number): Promise<string> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const version = stableWhole(out);
    if (version !== undefined) return version;
    if (Date.now() > end) throw new Error(`neither version: ${filesBelow(out).length} files`);
    await sleep(5);
  }
}

function stableWhole(out: string): string | undefined {
  try {
    return whole(out);
  } catch {
    return undefined;
  }
}

/** A program that replaces a folder between both versions for ever; compiled, since tsx would take most of the time. */
async function compiledChild(folder: string): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = [
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--rewriteRelativeImportExtensions',
    '--noCheck',
    '--types',
    '',
  ];
  const { output } = await run(
    process.execPath,
    [tsc, join(root, 'scripts/out-folder.ts'), '--outDir', folder, ...options],
    { cwd: folder },
  );
  expect(output).toBe('');
  file(join(folder, 'package.json'), '{ "type": "module" }');
  const source = `
    import { differenceOf, replaceFolder } from './scripts/out-folder.js';
    const artefact = ${artefact.toString()};
    const versionOf = ${versionOf.toString()};
    const out = process.argv[2];
    for (let turn = 0; ; turn++) {
      const started = performance.now();
      const artefacts = versionOf(turn % 2 ? 'old' : 'new');
      await replaceFolder(out, artefacts, differenceOf(out, artefacts));
      process.stdout.write(Math.ceil(performance.now() - started) + '\\n');
    }`;
  return file(join(folder, 'child.js'), source);
}

/** Kills it at a random moment of one of its next turns, once it has said how long one takes. */
async function runAndKill(child: string, out: string): Promise<void> {
  const running = spawn(process.execPath, [child, out], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise((resolve) => running.once('close', resolve));
  const turn = await new Promise<number>((resolve) =>
    running.stdout.once('data', (text) => resolve(Number.parseInt(String(text), 10))),
  );
  await sleep(Math.random() * 2 * turn);
  running.kill('SIGKILL');
  await closed;
}
