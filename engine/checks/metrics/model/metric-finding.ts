import type { Finding, Severity } from '../../../finding.ts';
import type { AnyMetric } from '../../../metric.ts';
import type { Model } from '../../../model.ts';
import { placeAt } from '../../../place.ts';

/** A finding about a metric, in the module that declares those of our own process. */
export function ofMetric(
  id: string,
  metric: AnyMetric,
  { project }: Model,
  { severity = 'error', ...said }: { readonly message: string; readonly help: string; readonly severity?: Severity },
): Finding {
  const own = project.exposed.includes(metric);
  // A metric does not remember where it was declared; its name stands on that line.
  const place = own ? placeAt(project.exposedSource) : undefined;
  return { id, severity, ...(place && { place }), anchor: metric.name, path: [metric.name], ...said };
}
