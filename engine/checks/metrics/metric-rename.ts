import type { Finding } from '../../finding.ts';
import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A rename that is only half declared: queries read both names until a date, which is not compared with today's. */
export const metricRename: ModelCheck = {
  id: 'metric-rename',
  run(model: Model): Finding[] {
    return model.project.catalogue.flatMap((metric) => {
      const said = fault(metric);
      return said === undefined ? [] : [ofMetric('metric-rename', metric, model, said)];
    });
  },
};

function fault({ name, formerly, until }: AnyMetric): { message: string; help: string } | undefined {
  if (formerly === undefined && until === undefined) return undefined;
  if (formerly === undefined) return { message: '`until` without `formerly`', help: 'say what it was called before' };
  if (until === undefined) {
    return {
      message: '`formerly` without `until`: both names would be read for ever',
      help: "say until when, such as until: '2027-06-30'",
    };
  }
  if (formerly === name) return { message: '`formerly` is the name that it has now', help: 'write the old name' };
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(formerly)) {
    return { message: `${JSON.stringify(formerly)} is no metric name`, help: 'write the old name as it was exposed' };
  }
  return isDate(until) ? undefined : { message: `${JSON.stringify(until)} is no date`, help: 'write YYYY-MM-DD' };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
