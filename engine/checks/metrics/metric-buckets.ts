import type { Finding } from '../../finding.ts';
import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** Bounds of a histogram's buckets that no exporter can have. */
export const metricBuckets: ModelCheck = {
  id: 'metric-buckets',
  run(model: Model): Finding[] {
    return model.project.catalogue.flatMap((metric) => {
      const said = fault(metric);
      return said === undefined ? [] : [ofMetric('metric-buckets', metric, model, said)];
    });
  },
};

function fault({ type, buckets }: AnyMetric): { message: string; help: string } | undefined {
  if (type !== 'histogram') {
    if (buckets === undefined) return undefined;
    return { message: `a ${type} has no buckets`, help: 'declare a histogram, or remove them' };
  }
  if (buckets === undefined || buckets.length === 0) {
    return { message: 'a histogram without buckets', help: 'list the upper bounds, without +Inf' };
  }
  const wrong = buckets.find((bound) => !Number.isFinite(bound) || bound <= 0);
  if (wrong !== undefined) {
    return {
      message: `${wrong} is no bound of a bucket`,
      help: wrong === Infinity ? '+Inf is there by itself' : 'write positive numbers',
    };
  }
  const index = buckets.findIndex((bound, at) => at > 0 && bound <= buckets[at - 1]!);
  return index < 0
    ? undefined
    : {
        message: `the bound ${buckets[index]} stands after ${buckets[index - 1]}`,
        help: 'write the bounds from small to large, each once',
      };
}
