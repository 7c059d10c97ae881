import type { AnyMetric, Exporter } from '../metric.ts';
import { combine, type Unit } from '../unit.ts';
import { functionFacts } from './function-facts.ts';
import type { AggregateNode, BinaryNode, Facts, Node, SelectorNode } from './node.ts';
import { childrenOf } from './walk.ts';

const known = new WeakMap<Node, Facts>();

/** Kind, labels, unit and metrics of an expression's result, by PromQL's own rules; remembered per node. */
export function factsOf(node: Node): Facts {
  let facts = known.get(node);
  if (facts === undefined) {
    facts = infer(node);
    known.set(node, facts);
  }
  return facts;
}

function infer(node: Node): Facts {
  switch (node.op) {
    case 'selector':
      return selectorFacts(node);
    case 'range':
      return { ...factsOf(node.of), kind: 'range' };
    case 'subquery':
      return { ...factsOf(node.of), kind: 'range' };
    case 'call':
      return functionFacts(node, node.arguments.map(factsOf));
    case 'aggregate':
      return aggregateFacts(node);
    case 'binary':
      return binaryFacts(node);
    case 'number':
      return { kind: 'scalar', role: 'value', labels: [], varying: [], unit: 'number', metrics: [] };
    case 'string':
      return { kind: 'string', role: 'value', labels: [], varying: [], unit: 'unknown', metrics: [] };
    case 'negate':
      return factsOf(node.of);
    case 'raw':
      return node.declared;
  }
}

function selectorFacts(node: SelectorNode): Facts {
  const source = node.metric ?? node.anyOf?.[0];
  const fixed = node.matchers.filter(({ operator }) => operator === '=').map(({ label }) => label);
  const name = node.name ?? node.metric?.name;
  const metrics = node.anyOf ? node.anyOf.map((metric) => metric.name) : name === undefined ? [] : [name];
  if (source === undefined) return { kind: 'instant', role: 'value', labels: undefined, varying: [], unit: 'unknown', metrics };
  if (source.kind === 'recorded') {
    const { labels, varying, unit } = source.expr.facts;
    return { kind: 'instant', role: 'value', labels, varying: without(varying, fixed), unit, metrics };
  }
  const part = source.type === 'histogram' ? name?.slice(name.lastIndexOf('_')) : undefined;
  const bucket = part === '_bucket';
  const unit = bucket || part === '_count' ? 'count' : source.unit;
  const labels = sorted([...Object.keys(source.labels), ...(bucket ? ['le'] : [])]);
  return { kind: 'instant', role: roleOf(source, bucket, node), labels, varying: without(labels, fixed), unit, metrics };
}

function roleOf(metric: AnyMetric, bucket: boolean, node: SelectorNode): Facts['role'] {
  if (node.anyOf || metric.type === 'gauge') return 'value';
  return bucket ? 'bucket' : 'counter';
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
  if (grouping === undefined) return { ...of, kind: 'instant', labels: [], varying: [], unit };
  if (grouping.kind === 'by') {
    const varying = of.labels === undefined ? [...grouping.labels] : of.varying.filter((label) => grouping.labels.includes(label));
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
  if (node.operator === 'and' || node.operator === 'unless') return { ...left, metrics };
  if (node.operator === 'or') return { ...orFacts(node, left, right), metrics };
  const vector = left.kind === 'scalar' && right.kind !== 'scalar' ? right : left;
  if (isComparison(node.operator)) {
    const unit = node.bool ? 'boolean' : vector.unit;
    return { ...(vector === left ? matched(node, left, right) : right), unit, metrics };
  }
  const unit = combine(node.operator, left.unit, right.unit, numberOf(node.right), numberOf(node.left));
  return { ...(vector === left ? matched(node, left, right) : right), role: 'value', unit, metrics };
}

function numberOf(node: Node): number | undefined {
  return node.op === 'number' ? node.value : undefined;
}

function orFacts(node: BinaryNode, left: Facts, right: Facts): Facts {
  const unit = left.unit === right.unit || right.unit === 'number' ? left.unit : left.unit === 'number' ? right.unit : 'unknown';
  if (left.labels === undefined || right.labels === undefined) return { ...left, labels: undefined, unit };
  const labels = sorted(union(left.labels, right.labels));
  const varying = union(left.varying, right.varying);
  // With `on ()` the right side shows only while the left one is empty: no label tells the two apart.
  const either = node.matching?.kind === 'on' && node.matching.labels.length === 0;
  if (!either) varying.push(...labels.filter((label) => !isFixedAlike(label, node.left, node.right)));
  return { ...left, labels, varying: sorted(union(varying, [])), unit };
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
  return node.matchers.filter((matcher) => matcher.label === label && matcher.operator === '=').map(({ value }) => value);
}

function matched({ matching }: BinaryNode, left: Facts, right: Facts): Facts {
  if (right.kind === 'scalar' || matching === undefined) return left;
  if (matching.group) {
    const { side, include } = matching.group;
    const many = side === 'left' ? left : right;
    return { ...many, labels: many.labels && sorted(union(many.labels, include)), varying: sorted(union(many.varying, include)) };
  }
  const keeps = (label: string) => matching.labels.includes(label) === (matching.kind === 'on');
  const labels = matching.kind === 'on' ? sorted(matching.labels) : left.labels?.filter(keeps);
  return { ...left, labels, varying: left.varying.filter(keeps) };
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])];
}

function without(labels: readonly string[], removed: readonly string[]): string[] {
  return labels.filter((label) => !removed.includes(label));
}

function sorted(labels: readonly string[]): string[] {
  return [...labels].sort();
}
