import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { relocate } from '../../../engine/prometheus/relocate.ts';
import { file, script, temporaryFolder } from './folder.ts';

it('lets a program find its data files beside it, and hands on its arguments', async () => {
  const usr = temporaryFolder();
  file(join(usr, 'share/prometheus/default.tmpl'), 'the template');
  const program = script(join(usr, 'bin/server'), 'echo /usr/share/prometheus/default.tmpl "$@"', 'test -e /dev/fd/9');
  const length = readFileSync(program).length;
  await relocate(usr);
  expect(readFileSync(join(usr, 'libexec/server'))).toHaveLength(length);
  const printed = execFileSync(program, ['--flag', 'two words']).toString();
  expect(printed).toBe('/proc/self/fd/9///////default.tmpl --flag two words\n');
});

it('leaves programs alone that have no such path', async () => {
  const usr = temporaryFolder();
  file(join(usr, 'share/prometheus/default.tmpl'), 'the template');
  const program = script(join(usr, 'bin/tool'), 'echo tool');
  const before = readFileSync(program, 'utf8');
  await relocate(usr);
  expect(readFileSync(program, 'utf8')).toBe(before);
  expect(existsSync(join(usr, 'libexec'))).toBe(false);
});
