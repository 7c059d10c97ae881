import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { faultOfText } from '../text/model/wording.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A HELP text that is missing, or that our own process would expose otherwise than it reads. */
export const metricHelp: ModelCheck = {
  id: 'metric-help',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    const own = new Set(exposed);
    const first = new Map<string, string>();
    return [...new Set([...exposed, ...catalogue])].flatMap((metric) => {
      const { help, name } = metric;
      if (help.trim() === '') {
        return [
          ofMetric('metric-help', metric, model, {
            message: 'has no HELP text',
            help: 'say what it counts or measures',
          }),
        ];
      }
      if (!own.has(metric)) return [];
      const other = first.get(help);
      first.set(help, name);
      const message =
        other === undefined
          ? (faultOfText(help, 'HELP text') ??
            (help.includes('\n')
              ? 'the HELP text has more than one line'
              : help.endsWith('.')
                ? 'the HELP text ends in a full stop, which the documentation adds'
                : undefined))
          : `has the HELP text of ${other}`;
      return message === undefined
        ? []
        : [ofMetric('metric-help', metric, model, { message, help: 'write it exactly as the process exposes it' })];
    });
  },
};
