import type { Finding, Severity } from '../../../finding.ts';
import type { AnyMetric } from '../../../metric.ts';
import type { Model } from '../../../model.ts';
import { placeAt } from '../../../place.ts';

/** A finding about a metric, where it is declared: our own stand in one module, and any other remembers its own. */
export function ofMetric(
  id: string,
  metric: AnyMetric,
  { project }: Model,
  { severity = 'error', ...said }: { readonly message: string; readonly help: string; readonly severity?: Severity },
): Finding {
  const place = project.exposed.includes(metric) ? placeAt(project.exposedSource) : metric.place;
  return { id, severity, place, anchor: metric.name, path: [metric.name], ...said };
}
