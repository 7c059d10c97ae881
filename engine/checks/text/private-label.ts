import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from '../metrics/model/metric-finding.ts';

/**
 * A label of our own metrics that identifies somebody or something, by its name: Prometheus keeps its values for the
 * whole retention, and shows them to everybody who reads a dashboard. A closed list of values identifies nobody, unless
 * it is one of identifiers.
 */
export const privateLabel: ModelCheck = {
  id: 'private-label',
  run(model: Model): Finding[] {
    const names = model.project.privacy?.names ?? [];
    if (names.length === 0) return [];
    return model.project.exposed.flatMap((metric) =>
      Object.entries(metric.labels).flatMap(([label, values]) => {
        const ofTarget = metric.from.targetLabels.some((target) => target === label);
        if (ofTarget || (values !== 'any' && !/(?:^|_)id$/i.test(label))) return [];
        const words = `_${label.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()}_`;
        const name = names.find((word) => words.includes(`_${word}_`) || words.includes(`_${word}id_`));
        if (name === undefined) return [];
        const message = `label ${label} tells one ${name} from another, for as long as Prometheus keeps it`;
        return [
          ofMetric('private-label', metric, model, { message, help: 'drop the label: metrics are counts of all' }),
        ];
      }),
    );
  },
};
