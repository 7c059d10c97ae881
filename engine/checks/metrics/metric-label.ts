import type { Finding } from '../../finding.ts';
import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A label that Prometheus refuses or keeps for itself, or whose list of values is none. */
export const metricLabel: ModelCheck = {
  id: 'metric-label',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    const own = new Set(exposed);
    return [...new Set([...catalogue, ...exposed])].flatMap((metric) =>
      Object.entries(metric.labels).flatMap(([label, values]) => {
        const said = fault(label, values, metric, own.has(metric));
        return said === undefined ? [] : [ofMetric('metric-label', metric, model, said)];
      }),
    );
  },
};

type Said = Parameters<typeof ofMetric>[3];

function fault(
  label: string,
  values: 'any' | readonly string[],
  { type, from }: AnyMetric,
  own: boolean,
): Said | undefined {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label)) {
    return { message: `${JSON.stringify(label)} is no label name`, help: 'write letters, digits and underscores' };
  }
  if (label.startsWith('__')) {
    return {
      message: `label ${label} begins with __, which Prometheus keeps for itself`,
      help: 'drop the underscores',
    };
  }
  if (label === 'le' && type === 'histogram') {
    return { message: 'a histogram has label le by itself', help: 'remove it here' };
  }
  if (values === 'any') {
    const ofTarget = from.targetLabels.some((target) => target === label);
    return own && !ofTarget
      ? {
          severity: 'warning',
          message: `label ${label} may have any value: each one is a series for ever`,
          help: `write its values: { ${label}: ['…', '…'] }`,
        }
      : undefined;
  }
  if (values.length === 0) {
    return { message: `label ${label} has no possible value`, help: "write its values, or 'any'" };
  }
  const twice = values.find((value, index) => values.indexOf(value) < index);
  if (twice !== undefined) {
    return { message: `label ${label} has the value ${JSON.stringify(twice)} twice`, help: 'remove one' };
  }
  return values.some((value) => value.trim() === '')
    ? { message: `label ${label} has an empty value, which is the same as no label`, help: 'remove it' }
    : undefined;
}
