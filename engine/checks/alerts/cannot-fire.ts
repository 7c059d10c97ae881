import { durationOf, inWords, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { CallNode, Node } from '../../promql/node.ts';
import type { ModelCheck } from '../check.ts';
import { excerptOf } from '../text/model/excerpt.ts';
import { type AlertUse, alertUses, ofAlert } from './model/alert-use.ts';
import { type Comparison, comparisonsOf } from './model/condition.ts';

/** A condition that cannot hold for as long as `for` asks, or that passes between two evaluations. */
export const cannotFire: ModelCheck = {
  id: 'cannot-fire',
  run: (model: Model): Finding[] =>
    alertUses(model).flatMap((use) => {
      const judged = comparisonsOf(use.root).filter(({ part }) => part === 'value');
      return [...judged.flatMap((comparison) => passes(use, comparison)), ...shorterThanInterval(use)];
    }),
};

/** Windows that a longer one is chosen from. */
const usual = [300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 259_200, 604_800];

function passes(use: AlertUse, comparison: Comparison): Finding[] {
  const hold = secondsOf(use.alert.for ?? '') ?? 0;
  const young = youngerThan(comparison);
  if (young !== undefined && hold >= young) {
    const length = inWords(durationOf(young));
    const message = `the process is older than that before \`for\` has passed: it is young for ${length} only`;
    return [finding(use, comparison, message, 'a shorter `for`, or none')];
  }
  const events = eventCalls(comparison.value);
  const window = Math.min(...events.map(windowOf));
  if (!isAboutOneEvent(comparison, events, window)) return [];
  if (window < (secondsOf(use.group.interval) ?? 0)) {
    const apart = `which are ${inWords(use.group.interval)} apart`;
    const message = `an event may come and leave the window between two evaluations, ${apart}`;
    return [finding(use, comparison, message, 'a window of at least two evaluation intervals')];
  }
  if (hold < window || use.alert.for === undefined) return [];
  const longer = usual.find((length) => length >= 2 * hold) ?? 2 * hold;
  const message = 'one event leaves the window before `for` has passed';
  return [finding(use, comparison, message, `a longer window (${durationOf(longer)}), or a shorter \`for\``)];
}

/** The comparison and the `for` beside it, with the caret under the `for`. */
function finding({ alert, use, spanOf }: AlertUse, { node }: Comparison, message: string, help: string): Finding {
  const condition = use.text.slice(...spanOf(node));
  const duration = alert.for === undefined ? '' : `   for: ${alert.for}`;
  const text = `${condition}${duration}`;
  const start = duration === '' ? 0 : condition.length + 3;
  return ofAlert('cannot-fire', alert, {
    message,
    help,
    anchor: alert.for === undefined ? 'when:' : 'for:',
    excerpt: excerptOf(text, start, text.length),
  });
}

function shorterThanInterval({ alert, group }: AlertUse): Finding[] {
  const hold = secondsOf(alert.for ?? '');
  const interval = secondsOf(group.interval);
  if (hold === undefined || interval === undefined || hold === 0 || hold >= interval) return [];
  const between = `the ${inWords(group.interval)} between two evaluations`;
  const message = `\`for\` of ${alert.for} is shorter than ${between}, which it lasts anyway`;
  return [
    ofAlert('cannot-fire', alert, {
      severity: 'warning',
      message,
      help: `write ${group.interval}, or leave it out`,
      anchor: 'for:',
    }),
  ];
}

const keeping = new Set([
  'round',
  'ceil',
  'floor',
  'abs',
  'sort',
  'sort_desc',
  'clamp_min',
  'clamp_max',
  'clamp',
  'label_replace',
]);
const counting = new Set(['increase', 'rate', 'irate', 'changes', 'resets', 'delta', 'idelta']);

/** The calls whose growth a value is made of, through sums, rounding and recording rules. */
function eventCalls(node: Node): CallNode[] {
  switch (node.op) {
    case 'call':
      if (counting.has(node.function)) return [node];
      return keeping.has(node.function) ? eventCalls(node.arguments[0]!) : [];
    case 'aggregate':
      return eventCalls(node.of);
    case 'binary':
      return node.operator === '+' ? [...eventCalls(node.left), ...eventCalls(node.right)] : [];
    case 'selector':
      return node.metric?.kind === 'recorded' ? eventCalls(node.metric.expr.node) : [];
    default:
      return [];
  }
}

function windowOf({ arguments: [range] }: CallNode): number {
  return range?.op === 'range' || range?.op === 'subquery' ? (secondsOf(range.window) ?? Infinity) : Infinity;
}

/** `> 0`, `>= 1`, `> 0.5` of a count, `> 0` of a rate: a single event satisfies it. */
function isAboutOneEvent({ operator, limit }: Comparison, events: readonly CallNode[], window: number): boolean {
  if (limit === undefined || events.length === 0) return false;
  const ofOne = events.some((call) => call.function.endsWith('rate')) ? 1 / window : 1;
  if (operator === '>') return limit >= 0 && limit < ofOne;
  if (operator === '>=') return limit > 0 && limit <= ofOne;
  return operator === '!=' && limit === 0;
}

/** The seconds for which `uptime < 600` or `time() - started < 600` holds, however long one waits. */
function youngerThan({ value, operator, limit }: Comparison): number | undefined {
  if (limit === undefined || !operator.startsWith('<')) return undefined;
  const of = value.op === 'aggregate' ? value.of : value;
  const isUptime = of.op === 'selector' && (of.metric?.name ?? of.name ?? '').includes('uptime');
  const isAge = of.op === 'binary' && of.operator === '-' && of.left.op === 'call' && of.left.function === 'time';
  return isUptime || isAge ? limit : undefined;
}
