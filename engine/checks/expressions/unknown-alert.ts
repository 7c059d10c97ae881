import type { Model } from '../../model.ts';
import type { Matcher } from '../../promql/node.ts';
import { suggestion } from '../../suggest.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

/** What Prometheus writes about alerts, selected by the name or component of one that does not exist. */
export const unknownAlert = nodeCheck({
  id: 'unknown-alert',
  on: ['selector'],
  visit({ metric, matchers }, _use, model) {
    if (metric === undefined || !ofAlerts.has(metric.name)) return undefined;
    return matchers.flatMap((matcher) => judged(matcher, model));
  },
});

const ofAlerts = new Set(['ALERTS', 'ALERTS_FOR_STATE']);

function judged({ label, operator, value }: Matcher, { alerts, project }: Model): NodeProblem[] {
  if (typeof value !== 'string' || operator.endsWith('~') || value.includes('$')) return [];
  const known =
    label === 'alertname'
      ? [...alerts.map(({ name }) => name), ...project.absentAlerts]
      : label === 'component'
        ? project.components
        : [value];
  if (known.includes(value)) return [];
  const what = label === 'alertname' ? 'no alert is named' : 'no alert has the component';
  return [{ message: `${what} ${value}`, help: suggestion(value, known) ?? 'name one that exists' }];
}
