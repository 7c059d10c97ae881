import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** Two metrics of one name, now or before a rename, and metrics of our own that the catalogue lacks. */
export const duplicateMetric: ModelCheck = {
  id: 'duplicate-metric',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    const owners = new Map<string, string>();
    const findings = catalogue.flatMap((metric) => {
      const { name, type, from, formerly } = metric;
      const names = type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
      const taken = [...names, ...(formerly === undefined || formerly === name ? [] : [formerly])].find((one) =>
        owners.has(one),
      );
      const owner = taken === undefined ? undefined : owners.get(taken);
      for (const one of names) owners.set(one, `${from.title} already`);
      if (formerly !== undefined) owners.set(formerly, `${name} before its rename`);
      if (owner === undefined) return [];
      const said = {
        message: `${taken} is exposed by ${owner}`,
        help: 'a name belongs to one metric: rename one, or declare it once',
      };
      return [
        ofMetric('duplicate-metric', metric, model, {
          ...said,
          message: owner.endsWith('rename') ? `${taken} is the name of ${owner}` : said.message,
        }),
      ];
    });
    const listed = new Set(catalogue);
    const missing = exposed.filter((metric) => !listed.has(metric));
    return [
      ...findings,
      ...missing.map((metric) =>
        ofMetric('duplicate-metric', metric, model, {
          message: 'is not in the catalogue, so that no query may use it',
          help: 'add it to the list of the catalogue',
        }),
      ),
    ];
  },
};
