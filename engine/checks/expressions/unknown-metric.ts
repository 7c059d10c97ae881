import { suggestion } from '../../suggest.ts';
import { nodeCheck } from '../check.ts';
import { knownName } from './known-name.ts';

/** A metric that no exporter exposes and no recording rule writes. */
export const unknownMetric = nodeCheck({
  id: 'unknown-metric',
  on: ['selector'],
  visit({ metric, name }, _use, model) {
    const metrics = metric?.kind === 'metric' ? [metric.name] : metric ? [] : name === undefined ? [] : [name];
    const unknown = metrics.find((candidate) => !knownName(candidate, model));
    if (unknown === undefined) return undefined;
    const known = [...model.metrics.keys(), ...model.recorded.keys()];
    return {
      message: 'not exposed by any exporter of the catalogue',
      help: suggestion(unknown, known) ?? 'declare it in metrics/, in the file of the exporter that exposes it',
    };
  },
});
