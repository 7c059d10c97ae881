import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { parseTemplate } from '../../template/parse.ts';
import { problemsOfRuleTemplate } from '../../template/rule-template.ts';
import type { ModelCheck } from '../check.ts';
import { ofAnnotation } from './model/alert-use.ts';

/** Labels that Prometheus and Grafana add to an alert, which its own templates do not see. */
const ownLabels = ['alertname', 'severity', 'component', 'managed_by', 'grafana_folder'];

/** An annotation that Prometheus or Grafana would refuse, or print otherwise than it reads. */
export const alertTemplate: ModelCheck = {
  id: 'alert-template',
  run: ({ alerts }: Model): Finding[] =>
    alerts.flatMap((alert) =>
      (['summary', 'description'] as const).flatMap((field) => {
        if (!/[{$}]/.test(alert[field])) return [];
        const scope = { labels: alert.when.facts.labels, ownLabels };
        return problemsOfRuleTemplate(parseTemplate(alert[field]), scope).map((problem) =>
          ofAnnotation('alert-template', alert, field, problem),
        );
      }),
    ),
};
