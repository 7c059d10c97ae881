import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/**
 * A metric of our own process that the list of what it exposes forgets, or holds twice: the contract with the process
 * and its documentation are made from that list.
 */
export const metricExposed: ModelCheck = {
  id: 'metric-exposed',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    const listed = new Set(exposed);
    const ours = new Set(exposed.map(({ from }) => from));
    const forgotten = catalogue.filter((metric) => !listed.has(metric) && ours.has(metric.from));
    const twice = new Set(exposed.filter((metric, index) => exposed.indexOf(metric) < index));
    return [
      ...forgotten.map((metric) =>
        ofMetric('metric-exposed', metric, model, {
          message: `is not in the list of what ${metric.from.title} exposes, so that nothing else asks for it`,
          help: 'add it to that list',
        }),
      ),
      ...[...twice].map((metric) =>
        ofMetric('metric-exposed', metric, model, {
          message: `stands twice in the list of what ${metric.from.title} exposes`,
          help: 'one of the two was meant to be another metric',
        }),
      ),
    ];
  },
};
