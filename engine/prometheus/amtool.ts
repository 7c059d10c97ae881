import { run, type RunOptions, type RunResult } from './run.ts';

/** `amtool check-config`: an alertmanager.yml and its templates. `amtool` is the program's path. */
export function checkConfig(amtool: string, file: string, options?: RunOptions): Promise<RunResult> {
  return run(amtool, ['check-config', file], options);
}
