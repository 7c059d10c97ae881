import type { AnyMetric, Exporter } from '../metric.ts';
import { combine, type Unit } from '../unit.ts';
import { functionFacts } from './function-facts.ts';
import type { AggregateNode, BinaryNode, CallNode, Facts, Node, RecordedSeries, SelectorNode } from './node.ts';
import { changed, type Names, none, only, sorted, union, without } from './sharing.ts';
import { childrenOf } from './walk.ts';

const known = new WeakMap<Node, Facts>();
const ofSelectors = new WeakMap<AnyMetric | RecordedSeries, Map<string, Facts>>();

/** Kind, labels, unit and metrics of an expression's result, by PromQL's own rules. */
export function factsOf(node: Node): Facts {
  switch (node.op) {
    case 'selector':
      return selectorFacts(node);
    case 'range':
    case 'subquery':
      return { ...factsOf(node.of), kind: 'range' };
    case 'number':
      return ofNumbers;
    case 'string':
      return ofStrings;
    case 'negate':
      return factsOf(node.of);
    case 'raw':
      return node.declared;
    default:
      return remembered(node);
  }
}

const ofNumbers: Facts = { kind: 'scalar', role: 'value', labels: none, varying: none, unit: 'number', metrics: none };
const ofStrings: Facts = { ...ofNumbers, kind: 'string', unit: 'unknown' };

/** Calculations are inferred once, since whatever stands above them asks for their facts. */
function remembered(node: CallNode | AggregateNode | BinaryNode): Facts {
  let facts = known.get(node);
  if (facts === undefined) {
    if (node.op === 'call') facts = functionFacts(node, node.arguments.map(factsOf));
    else facts = node.op === 'aggregate' ? aggregateFacts(node) : binaryFacts(node);
    known.set(node, facts);
  }
  return facts;
}

/** All selectors of a metric that fix the same labels share their facts. */
function selectorFacts(node: SelectorNode): Facts {
  const { metric, matchers } = node;
  const fixed = matchers.filter(({ operator }) => operator === '=').map(({ label }) => label);
  if (metric === undefined) return inferSelector(node, fixed);
  let shared = ofSelectors.get(metric);
  if (shared === undefined) ofSelectors.set(metric, (shared = new Map()));
  const key = `${node.name ?? ''} ${fixed.join()}`;
  let facts = shared.get(key);
  if (facts === undefined) shared.set(key, (facts = inferSelector(node, fixed)));
  return facts;
}

function inferSelector(node: SelectorNode, fixed: Names): Facts {
  const source = node.metric ?? node.anyOf?.[0];
  const name = node.name ?? node.metric?.name;
  const metrics = node.anyOf
    ? [...new Set(node.anyOf.map((metric) => metric.name))]
    : name === undefined
      ? none
      : [name];
  if (source === undefined)
    return { kind: 'instant', role: 'value', labels: undefined, varying: none, unit: 'unknown', metrics };
  if (source.kind === 'recorded') {
    const { labels, varying, unit } = source.expr.facts;
    return { kind: 'instant', role: 'value', labels, varying: without(varying, fixed), unit, metrics };
  }
  const part = source.type === 'histogram' ? name?.slice(name.lastIndexOf('_')) : undefined;
  const bucket = part === '_bucket';
  const unit = bucket || part === '_count' ? 'count' : source.unit;
  const labels = sorted([...Object.keys(source.labels), ...(bucket ? ['le'] : [])]);
  const role = node.anyOf ? 'value' : roleOf(source, part);
  return { kind: 'instant', role, labels, varying: without(labels, fixed), unit, metrics };
}

/** A histogram has no series of its own name, of which a check tells. */
function roleOf({ type }: AnyMetric, part: string | undefined): Facts['role'] {
  if (type !== 'histogram') return type === 'gauge' ? 'value' : 'counter';
  if (part === '_bucket') return 'bucket';
  return part === '_sum' || part === '_count' ? 'counter' : 'value';
}

const countingAggregations = new Set(['count', 'count_values']);

function aggregateFacts(node: AggregateNode): Facts {
  if (node.function === 'topk' || node.function === 'bottomk') return { ...factsOf(node.of), kind: 'instant' };
  const grouped = groupedFacts(node, factsOf(node.of));
  const { parameter } = node;
  if (node.function !== 'count_values' || parameter?.op !== 'string') return grouped;
  const added = (labels: readonly string[]) => sorted(union(labels, [parameter.value]));
  return { ...grouped, labels: grouped.labels && added(grouped.labels), varying: added(grouped.varying) };
}

function groupedFacts(node: AggregateNode, below: Facts): Facts {
  const unit = aggregateUnit(node.function, below.unit);
  const counts = countingAggregations.has(node.function) || node.function === 'group';
  const of: Facts = counts ? { ...below, role: 'value' } : below;
  const { grouping } = node;
  if (grouping === undefined) return { ...of, kind: 'instant', labels: none, varying: none, unit };
  if (grouping.kind === 'by') {
    const varying =
      of.labels === undefined ? [...grouping.labels] : only(of.varying, (label) => grouping.labels.includes(label));
    return { ...of, kind: 'instant', labels: sorted(grouping.labels), varying, unit };
  }
  return {
    ...of,
    kind: 'instant',
    labels: of.labels && without(of.labels, grouping.labels),
    varying: without(of.varying, grouping.labels),
    unit,
  };
}

function aggregateUnit(name: string, unit: Unit): Unit {
  if (countingAggregations.has(name)) return 'count';
  if (name === 'group') return 'boolean';
  if (name === 'stdvar') return 'unknown';
  if (name === 'sum') return unit === 'boolean' ? 'count' : unit === 'ratio' || unit === 'percent' ? 'unknown' : unit;
  return unit;
}

const comparisons = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** Whether a binary operator compares. */
export function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

function binaryFacts(node: BinaryNode): Facts {
  const left = factsOf(node.left);
  const right = factsOf(node.right);
  const metrics = union(left.metrics, right.metrics);
  if (node.operator === 'and' || node.operator === 'unless') return changed(left, { metrics });
  if (node.operator === 'or') return { ...orFacts(node, left, right), metrics };
  const vector = left.kind === 'scalar' && right.kind !== 'scalar' ? right : left;
  if (isComparison(node.operator)) {
    const unit = node.bool ? 'boolean' : vector.unit;
    return changed(vector === left ? matched(node, left, right) : right, { unit, metrics });
  }
  const unit = combine(node.operator, left.unit, right.unit, numberOf(node.right), numberOf(node.left));
  return changed(vector === left ? matched(node, left, right) : right, { role: 'value', unit, metrics });
}

function numberOf(node: Node): number | undefined {
  return node.op === 'number' ? node.value : undefined;
}

function orFacts(node: BinaryNode, left: Facts, right: Facts): Facts {
  const unit =
    left.unit === right.unit || right.unit === 'number' ? left.unit : left.unit === 'number' ? right.unit : 'unknown';
  if (left.labels === undefined || right.labels === undefined) return { ...left, labels: undefined, unit };
  const labels = sorted(union(left.labels, right.labels));
  const varying = [...left.varying, ...right.varying];
  // With `on ()` the right side shows only while the left one is empty: no label tells the two apart.
  const either = node.matching?.kind === 'on' && node.matching.labels.length === 0;
  if (!either) varying.push(...labels.filter((label) => !isFixedAlike(label, node.left, node.right)));
  return { ...left, labels, varying: sorted([...new Set(varying)]), unit };
}

/** Whether both sides have a label, pinned to the same value: `up{job="a"} or up{job="b"}` are two series. */
function isFixedAlike(label: string, left: Node, right: Node): boolean {
  const has = (node: Node) => factsOf(node).labels?.includes(label) ?? false;
  const pins = new Set([...pinsOf(label, left), ...pinsOf(label, right)]);
  return has(left) && has(right) && pins.size <= 1;
}

/** The values to which `=` matchers below a node pin a label. */
function pinsOf(label: string, node: Node): (string | Exporter)[] {
  if (node.op !== 'selector') return childrenOf(node).flatMap((child) => pinsOf(label, child));
  if (node.metric?.kind === 'recorded') return pinsOf(label, node.metric.expr.node);
  return node.matchers
    .filter((matcher) => matcher.label === label && matcher.operator === '=')
    .map(({ value }) => value);
}

function matched({ matching }: BinaryNode, left: Facts, right: Facts): Facts {
  if (right.kind === 'scalar' || matching === undefined) return left;
  if (matching.group) {
    const { side, include } = matching.group;
    const many = side === 'left' ? left : right;
    return {
      ...many,
      labels: many.labels && sorted(union(many.labels, include)),
      varying: sorted(union(many.varying, include)),
    };
  }
  const keeps = (label: string) => matching.labels.includes(label) === (matching.kind === 'on');
  const labels = matching.kind === 'on' ? sorted(matching.labels) : left.labels?.filter(keeps);
  return { ...left, labels, varying: only(left.varying, keeps) };
}
