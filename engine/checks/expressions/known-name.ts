import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { RecordingRule } from '../../promql/record.ts';

const histogramPart = /_(bucket|sum|count)$/;

/** The metric or recording rule that a name in PromQL means: a histogram's parts and former names too. */
export function knownName(name: string, { metrics, recorded }: Model): AnyMetric | RecordingRule | undefined {
  const known = metrics.get(name) ?? recorded.get(name);
  if (known) return known;
  const whole = name.replace(histogramPart, '');
  const histogram = metrics.get(whole);
  if (histogram?.type === 'histogram') return histogram;
  return [...metrics.values()].find(({ formerly, type }) => formerly === (type === 'histogram' ? whole : name));
}
