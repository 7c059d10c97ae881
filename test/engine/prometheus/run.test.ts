import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../../engine/prometheus/run.ts';
import { script, temporaryFolder } from './folder.ts';

it('hands over arguments, input and environment without a shell between', async () => {
  const program = script(join(temporaryFolder(), 'p'), 'cat; echo "$1 $COLOUR"; echo trouble >&2');
  const env = { PATH: '/bin:/usr/bin', COLOUR: 'red' };
  const result = await run(program, ['$HOME; "a b"'], { input: 'read this\n', env });
  expect(result.ok).toBe(true);
  expect(result.output.split('\n').toSorted()).toEqual(['', '$HOME; "a b" red', 'read this', 'trouble']);
});

it('is not ok after any other exit code than 0', async () => {
  const program = script(join(temporaryFolder(), 'p'), 'echo three; exit 3');
  expect(await run(program, [])).toEqual({ ok: false, output: 'three\n' });
});

it('stops a program that takes too long, and keeps what it said', async () => {
  const program = script(join(temporaryFolder(), 'p'), 'echo begun; sleep 60');
  const begun = Date.now();
  const { ok, output } = await run(program, [], { timeoutMs: 300 });
  expect(output).toBe(`begun\n${program} was stopped: it did not end within 0.3 s\n`);
  expect(ok).toBe(false);
  expect(Date.now() - begun).toBeLessThan(5000);
});

it('says which signal ended a program', async () => {
  const program = script(join(temporaryFolder(), 'p'), 'kill -s KILL $$');
  expect(await run(program, [])).toEqual({ ok: false, output: `${program} was ended by SIGKILL\n` });
});

it('answers with a result when there is no such program', async () => {
  expect(await run('/nowhere/promtool', [])).toEqual({
    ok: false,
    output: '/nowhere/promtool could not be run: spawn /nowhere/promtool ENOENT\n',
  });
});

it('does not mind a program that leaves its input unread', async () => {
  const program = script(join(temporaryFolder(), 'p'), 'exec <&-; echo done');
  expect(await run(program, [], { input: 'x'.repeat(1_000_000) })).toEqual({ ok: true, output: 'done\n' });
});
