import { join } from 'node:path';
import { unquote } from '../../../engine/promql/literal.ts';
import { testRules } from '../../../engine/prometheus/promtool.ts';
import { tool } from '../../tools.ts';
import { file, temporaryFolder } from '../prometheus/folder.ts';

/** One series of a result. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus answers to an expression: its series, or why it refuses it. */
export type Answer = { readonly samples: readonly Sample[] } | { readonly refused: string };

/** Series in promtool's notation, by name and labels: `{ 'up{job="a"}': '1x10' }`. */
export type InputSeries = Readonly<Record<string, string>>;

export interface Evaluation {
  readonly series: InputSeries;
  /** Between two samples; default `1m`. */
  readonly interval?: string;
  /** PromQL with the time at which it is asked, such as `10m`. */
  readonly ask: readonly { readonly expr: string; readonly at: string }[];
}

/**
 * Asks the real rule engine, in one run: `promtool test rules` with an expectation that no answer meets, so that it
 * prints what it got instead. Only inside a test, as its files are removed when the test ends.
 */
export async function evaluate({ series, interval = '1m', ask }: Evaluation): Promise<Answer[]> {
  const unmet = [{ labels: '{unmet="expectation"}', value: 0 }];
  const test = {
    interval,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: ask.map(({ expr, at }) => ({ expr, eval_time: at, exp_samples: unmet })),
  };
  const document = JSON.stringify({ evaluation_interval: interval, tests: [test] });
  const { output } = await testRules(await tool('promtool'), [file(join(temporaryFolder(), 'ask.yml'), document)]);
  const answers = output
    .split(/^ {4}expr: /m)
    .slice(1)
    .map(answerIn);
  if (answers.length !== ask.length) throw new Error(`${answers.length} of ${ask.length} answers:\n${output}`);
  return answers;
}

/** The series of one answer. Throws where the expression is refused. */
export function samplesOf(answer: Answer | undefined): readonly Sample[] {
  if (answer === undefined || 'refused' in answer) throw new Error(`refused: ${answer?.refused}`);
  return answer.samples;
}

function answerIn(text: string): Answer {
  const got = /^ {8}got: (.*)$/m.exec(text)?.[1];
  if (got === undefined) return { refused: /err: (.*)/.exec(text)?.[1] ?? text };
  const samples = [...got.matchAll(/\{((?:\w+="(?:[^"\\]|\\.)*"(?:, )?)*)\} (\S+?)(?:,|$)/g)];
  return { samples: samples.map(([, labels, value]) => ({ labels: labelsIn(labels!), value: numberOf(value!) })) };
}

function labelsIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*")/g)];
  return Object.fromEntries(pairs.map(([, name, value]) => [name!, unquote(value!).value]));
}

function numberOf(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
