import { run, type RunOptions, type RunResult } from './run.ts';

/** `promtool check rules`: the syntax of rule files. `promtool` is the program's path, here and below. */
export function checkRules(promtool: string, files: readonly string[], options?: RunOptions): Promise<RunResult> {
  return run(promtool, ['check', 'rules', ...files], options);
}

/** `promtool check config`: a prometheus.yml and every file that it names, relative to its own folder. */
export function checkConfig(promtool: string, file: string, options?: RunOptions): Promise<RunResult> {
  return run(promtool, ['check', 'config', file], options);
}

/** `promtool test rules`: unit tests of rules, in the rule engine itself. */
export function testRules(promtool: string, files: readonly string[], options?: RunOptions): Promise<RunResult> {
  return run(promtool, ['test', 'rules', ...files], options);
}

/** `promtool check metrics`: an exposition's format and the conventions for names; not ok if it has any remark. */
export function checkMetrics(promtool: string, text: string, options?: RunOptions): Promise<RunResult> {
  return run(promtool, ['check', 'metrics'], { ...options, input: text });
}
