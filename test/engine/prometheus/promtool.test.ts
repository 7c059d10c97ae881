import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkConfig, checkMetrics, checkRules, testRules } from '../../../engine/prometheus/promtool.ts';
import { fetchTimeout, tool } from '../../tools.ts';
import { file, temporaryFolder } from './folder.ts';

let promtool: string;
beforeAll(async () => {
  promtool = await tool('promtool');
}, fetchTimeout);

const rules = (expr: string): string => `
groups:
  - name: calls
    rules:
      - alert: Failing
        expr: ${expr}
        for: 5m
`;

const scenario = (expected: string): string => `
rule_files: [rules.yml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - { series: 'failed_ratio', values: '0.5x20' }
    alert_rule_test:
      - { eval_time: 4m, alertname: Failing, exp_alerts: [] }
      - { eval_time: 5m, alertname: Failing, exp_alerts: ${expected} }
`;

describe('check metrics', () => {
  it('accepts an exposition', async () => {
    const text = '# HELP calls_total Calls made\n# TYPE calls_total counter\ncalls_total 3\n';
    expect(await checkMetrics(promtool, text)).toEqual({ ok: true, output: '' });
  });

  it('says what is wrong with one', async () => {
    const { ok, output } = await checkMetrics(promtool, '# TYPE calls counter\ncalls 3\n');
    expect(ok).toBe(false);
    expect(output).toContain('counter metrics should have "_total" suffix');
  });
});

describe('check rules', () => {
  it('reads every file', async () => {
    const folder = temporaryFolder();
    const files = ['a.yml', 'b.yml'].map((name) => file(join(folder, name), rules('failed_ratio > 0.1')));
    const { ok, output } = await checkRules(promtool, files);
    expect(output.match(/SUCCESS: 1 rules found/g)).toHaveLength(2);
    expect(ok).toBe(true);
  });

  it('names the place of a syntax error', async () => {
    const { ok, output } = await checkRules(promtool, [file(join(temporaryFolder(), 'a.yml'), rules('sum(failed'))]);
    expect(ok).toBe(false);
    expect(output).toContain('unclosed left parenthesis');
  });
});

describe('test rules', () => {
  it('evaluates alerts', async () => {
    const folder = temporaryFolder();
    file(join(folder, 'rules.yml'), rules('failed_ratio > 0.1'));
    const { ok, output } = await testRules(promtool, [file(join(folder, 'test.yml'), scenario('[{}]'))]);
    expect(output).toContain('SUCCESS');
    expect(ok).toBe(true);
  });

  it('shows what fired instead of what was expected', async () => {
    const folder = temporaryFolder();
    file(join(folder, 'rules.yml'), rules('failed_ratio > 0.1'));
    const { ok, output } = await testRules(promtool, [file(join(folder, 'test.yml'), scenario('[]'))]);
    expect(ok).toBe(false);
    expect(output).toMatch(/alertname: Failing, time: 5m[\s\S]*exp:\[[\s\S]*got:\[/);
  });
});

describe('check config', () => {
  it('follows the rule files that it names', async () => {
    const folder = temporaryFolder();
    file(join(folder, 'rules/calls.yml'), rules('failed_ratio > 0.1'));
    const config = file(join(folder, 'prometheus.yml'), 'rule_files: [rules/*.yml]\n');
    expect(await checkConfig(promtool, config)).toMatchObject({ ok: true });
    file(join(folder, 'rules/broken.yml'), rules('sum('));
    expect(await checkConfig(promtool, config)).toMatchObject({ ok: false });
  });
});
