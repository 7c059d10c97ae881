import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { RecordingRule } from '../../promql/record.ts';
import type { ModelCheck } from '../check.ts';
import { excerptOf } from '../text/model/excerpt.ts';
import { inARow } from '../text/model/wording.ts';
import { isBehind, numbersBehind } from './model/behind.ts';

/**
 * A recording rule whose name does not say what it holds: `level:metric:operation`, where the level is the labels
 * that are left and the operation ends in the window (https://prometheus.io/docs/practices/rules/).
 */
export const recordName: ModelCheck = {
  id: 'record-name',
  run({ uses, metrics, recorded }: Model): Finding[] {
    if (recorded.size === 0) return [];
    const names = new Set<string>();
    const texts = new Map<string, string>();
    return uses.flatMap(({ owner, text }) => {
      if (owner.kind !== 'recording') return [];
      const { rule } = owner;
      const whole = { start: 0, end: rule.name.length };
      const faults = faultsOf(rule, metrics);
      const other = text === '' ? undefined : texts.get(text);
      if (names.has(rule.name)) {
        faults.push({ ...whole, message: 'two recording rules have this name', help: 'rename one of them' });
      } else if (other !== undefined) {
        faults.push({
          ...whole,
          message: `records the same as ${other}`,
          help: 'one of them was meant to record another metric',
        });
      }
      if (metrics.has(rule.name)) {
        faults.push({ ...whole, message: 'an exporter exposes a metric of this name', help: 'rename the rule' });
      }
      names.add(rule.name);
      texts.set(text, rule.name);
      return faults.map((fault) => findingOf(rule, fault));
    });
  },
};

function findingOf({ name, place }: RecordingRule, { start, end, message, help }: Fault): Finding {
  const excerpt = excerptOf(name, start, end);
  return { id: 'record-name', severity: 'error', place, anchor: name, path: [name], message, help, excerpt };
}

interface Fault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

function faultsOf(rule: RecordingRule, metrics: Model['metrics']): Fault[] {
  const { name } = rule;
  const [, level, metric, operation] = /^([A-Za-z_]\w*):([A-Za-z_]\w*):(\w+)$/.exec(name) ?? [];
  if (level === undefined) {
    const message = 'a recording rule has three parts, of letters, digits and underscores';
    return [
      { start: 0, end: name.length, message, help: 'write level:metric:operation, such as job:http_requests:rate5m' },
    ];
  }
  const start = level.length + metric!.length + 2;
  return [
    ...ofLevel(rule, level),
    ...ofMetric(rule, metric!, level.length + 1, metrics),
    ...ofWindow(rule, operation!, start),
    ...ofOperation(rule, operation!, start),
  ];
}

/** Of a rule that reads a single metric, the middle is its name without `_total`. */
function ofMetric({ expr }: RecordingRule, metric: string, start: number, metrics: Model['metrics']): Fault[] {
  const [read, ...more] = expr.facts.metrics;
  if (read === undefined || more.length > 0 || read.includes(':')) return [];
  const name = read.replace(/_total$/, '');
  const isAnother = metrics.has(metric) || metrics.has(`${metric}_total`);
  if (metric === name || metric === read || (metric.startsWith(`${name}_`) && !isAnother)) return [];
  return [
    {
      start,
      end: start + metric.length,
      message: `the rule reads ${read}`,
      help: `write ${name}, or read another metric`,
    },
  ];
}

function ofLevel({ expr }: RecordingRule, level: string): Fault[] {
  const { labels } = expr.facts;
  if (labels === undefined || labels.length === 0) return [];
  const parts = (text: readonly string[]) =>
    text
      .flatMap((part) => part.split('_'))
      .sort()
      .join();
  if (parts([level]) === parts(labels)) return [];
  return [
    {
      start: 0,
      end: level.length,
      message: `the result has the labels ${inARow(labels)}`,
      help: `write ${labels.join('_')}`,
    },
  ];
}

function ofWindow({ expr }: RecordingRule, operation: string, start: number): Fault[] {
  const said = /(\d+(?:ms|[smhdwy]))$/.exec(operation)?.[1];
  const { windows, offsets } = numbersBehind(expr.node);
  const end = start + operation.length;
  if (said === undefined) {
    return windows.size === 0
      ? []
      : [{ start, end, message: 'does not say over which window', help: 'end it with the window, such as 5m' }];
  }
  const length = secondsOf(said)!;
  if (windows.has(length) || offsets.has(length)) return [];
  const message =
    windows.size === 0
      ? 'names a window, and the expression has none'
      : `the expression looks over ${inARow([...windows].map(shortest))}`;
  return [{ start: end - said.length, end, message, help: 'make the two agree' }];
}

function shortest(seconds: number): string {
  for (const [unit, length] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
  ] as const) {
    if (seconds % length === 0) return `${seconds / length}${unit}`;
  }
  return `${seconds}s`;
}

const functions = ['increase', 'irate', 'rate', 'delta', 'deriv', 'changes', 'resets'];

function ofOperation({ expr }: RecordingRule, operation: string, start: number): Fault[] {
  const word = /^[a-z]+/.exec(operation)?.[0] ?? '';
  const end = start + word.length;
  if (
    functions.includes(word) &&
    !isBehind(expr.node, (node) => (node.op === 'call' ? node.function === word : node.op === 'raw'))
  ) {
    return [{ start, end, message: `there is no ${word}() in the expression`, help: 'name what it does' }];
  }
  const { unit } = expr.facts;
  if (word !== 'ratio' || unit === 'ratio' || unit === 'unknown') return [];
  return [{ start, end, message: `the result is no ratio but a ${unit}`, help: 'name what it is' }];
}
