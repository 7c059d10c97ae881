import type { SelectorNode } from '../../promql/node.ts';
import { suggestion } from '../../suggest.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';
import { knownName } from './known-name.ts';

/** A metric that no exporter exposes and no recording rule writes. */
export const unknownMetric = nodeCheck({
  id: 'unknown-metric',
  on: ['selector'],
  visit({ anyOf = [], metric, name }, _use, model) {
    const named = metric?.kind === 'metric' ? metric.name : metric ? undefined : name;
    const metrics = [...anyOf.map((candidate) => candidate.name), ...(named === undefined ? [] : [named])];
    const unknown = metrics.find((candidate) => !knownName(candidate, model));
    if (unknown === undefined) return wholeHistogram(name, metric);
    const known = [...model.metrics.keys(), ...model.recorded.keys()];
    return {
      message: 'not exposed by any exporter of the catalogue',
      help: suggestion(unknown, known) ?? 'declare it in metrics/, in the file of the exporter that exposes it',
    };
  },
});

function wholeHistogram(name: string | undefined, metric: SelectorNode['metric']): NodeProblem | undefined {
  if (metric?.kind !== 'metric' || metric.type !== 'histogram' || (name ?? metric.name) !== metric.name)
    return undefined;
  const help = `its series are ${['bucket', 'sum', 'count'].map((part) => `${metric.name}_${part}`).join(', ')}`;
  return { message: 'a histogram, which has no series of its own name', help };
}
