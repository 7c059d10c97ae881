import { perSecond, type Unit } from '../unit.ts';
import type { CallNode, Facts, Node } from './node.ts';
import { changed, none, union } from './sharing.ts';
import { childrenOf } from './walk.ts';

type UnitRule = (unit: Unit) => Unit;

const same: UnitRule = (unit) => unit;
const countRule: UnitRule = () => 'count';
const unknown: UnitRule = () => 'unknown';
const boolean: UnitRule = () => 'boolean';

/** The unit of a function's result, from the unit of its vector argument. Functions not listed: unknown. */
const unitRules: Readonly<Record<string, UnitRule>> = {
  rate: perSecond,
  irate: perSecond,
  deriv: perSecond,
  increase: same,
  delta: same,
  idelta: same,
  resets: countRule,
  changes: countRule,
  count_over_time: countRule,
  present_over_time: boolean,
  absent: boolean,
  absent_over_time: boolean,
  avg_over_time: (unit) => (unit === 'boolean' ? 'ratio' : unit),
  min_over_time: same,
  max_over_time: same,
  last_over_time: same,
  quantile_over_time: same,
  stddev_over_time: same,
  sum_over_time: (unit) => (unit === 'boolean' ? 'count' : unit === 'ratio' ? 'unknown' : unit),
  predict_linear: same,
  abs: same,
  ceil: same,
  floor: same,
  round: same,
  clamp: same,
  clamp_min: same,
  clamp_max: same,
  sort: same,
  sort_desc: same,
  scalar: same,
  vector: same,
  label_replace: same,
  label_join: same,
  time: () => 'timestamp',
  timestamp: () => 'timestamp',
  sqrt: unknown,
  day_of_week: countRule,
  day_of_month: countRule,
  days_in_month: countRule,
  hour: countRule,
  minute: countRule,
  month: countRule,
  year: countRule,
};

/** Functions that leave a raw counter as raw as it was; those that count or difference it do not. */
const keepsRole = new Set([
  'abs',
  'ceil',
  'floor',
  'round',
  'clamp',
  'clamp_min',
  'clamp_max',
  'sort',
  'sort_desc',
  'scalar',
  'sqrt',
  'label_replace',
  'label_join',
]);
const keepsRoleOverTime = /^(avg|min|max|last|sum|quantile|stddev)_over_time$/;

const takesRanges = new Set([
  'rate',
  'irate',
  'increase',
  'delta',
  'idelta',
  'deriv',
  'resets',
  'changes',
  'predict_linear',
]);

/** Whether a function takes a range, such as `rate(x[5m])`. */
export function takesRange(name: string): boolean {
  return takesRanges.has(name) || name.endsWith('_over_time');
}

/** Facts of a function call's result, from those of its arguments. */
export function functionFacts(node: CallNode, given: readonly Facts[]): Facts {
  const main = given.find(({ kind }) => kind === 'instant' || kind === 'range') ?? given[0];
  const metrics = given.reduce((all, facts) => union(all, facts.metrics), none);
  const unit = (unitRules[node.function] ?? unknown)(main?.unit ?? 'unknown');
  const role =
    keepsRole.has(node.function) || keepsRoleOverTime.test(node.function) ? (main?.role ?? 'value') : 'value';
  const base: Facts = {
    kind: 'instant',
    role,
    labels: main?.labels ?? none,
    varying: main?.varying ?? none,
    unit,
    metrics,
  };
  switch (node.function) {
    case 'time':
    case 'pi':
      return { ...base, kind: 'scalar', labels: [], varying: [] };
    case 'scalar':
      return { ...base, kind: 'scalar', labels: [], varying: [] };
    case 'vector':
      return { ...base, labels: [], varying: [] };
    case 'absent':
    case 'absent_over_time':
      return { ...base, labels: equalityLabels(node.arguments[0]), varying: [] };
    case 'histogram_quantile':
      return {
        ...base,
        labels: main?.labels?.filter(notLe),
        varying: base.varying.filter(notLe),
        unit: observedUnit(node),
      };
    case 'label_replace':
    case 'label_join': {
      const target = node.arguments[1];
      if (target?.op !== 'string' || base.labels === undefined) return base;
      const add = (labels: readonly string[]) => [...new Set([...labels, target.value])].sort();
      return { ...base, labels: add(base.labels), varying: add(base.varying) };
    }
    default:
      return main === undefined ? base : changed(main, { kind: 'instant', role, unit, metrics });
  }
}

/** The unit of what a histogram observes, whose buckets an expression reads. */
function observedUnit(node: Node): Unit {
  if (node.op === 'selector') {
    const { metric } = node;
    if (metric?.kind === 'recorded') return observedUnit(metric.expr.node);
    return metric?.type === 'histogram' ? metric.unit : 'unknown';
  }
  return (
    childrenOf(node)
      .map(observedUnit)
      .find((unit) => unit !== 'unknown') ?? 'unknown'
  );
}

const notLe = (label: string) => label !== 'le';

/** The labels that `absent` gives its result: those that an `=` matcher fixes, if it looks at a selector. */
function equalityLabels(argument: Node | undefined): string[] {
  const selector = argument?.op === 'range' ? argument.of : argument;
  if (selector?.op !== 'selector') return [];
  const fixed = selector.matchers.filter(({ label, operator }) => operator === '=' && label !== '__name__');
  return fixed.map(({ label }) => label).sort();
}
