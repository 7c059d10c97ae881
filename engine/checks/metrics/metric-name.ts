import type { Finding } from '../../finding.ts';
import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { Unit } from '../../unit.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A metric name that does not follow from its type and unit (https://prometheus.io/docs/practices/naming/). */
export const metricName: ModelCheck = {
  id: 'metric-name',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    const own = new Set(exposed);
    return [...new Set([...catalogue, ...exposed])].flatMap((metric) => {
      const said = fault(metric, own.has(metric));
      return said === undefined ? [] : [ofMetric('metric-name', metric, model, said)];
    });
  },
};

interface Said {
  readonly message: string;
  readonly help: string;
}

function fault(metric: AnyMetric, own: boolean): Said | undefined {
  const { name } = metric;
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
    return {
      message: `${JSON.stringify(name)} is no metric name`,
      help: 'write letters, digits and underscores, not beginning with a digit',
    };
  }
  if (own && name.includes(':')) return { message: 'a colon is for recording rules', help: 'write an underscore' };
  return suffixFault(metric) ?? unitFault(metric, own);
}

/** A part of a histogram or summary that is catalogued alone keeps its suffix. */
const part = /_(?:sum|count)$/;

function suffixFault({ name, type, declaredAs }: AnyMetric): Said | undefined {
  if (declaredAs === type) {
    const message = `it is declared as the ${type} that it is: or does it behave as something else?`;
    return {
      message,
      help: type === 'counter' ? 'declare a gauge if it may fall, else drop declaredAs' : 'drop declaredAs',
    };
  }
  const total = name.endsWith('_total');
  if (type === 'counter' && !total && !part.test(name) && declaredAs === undefined) {
    return {
      message: 'a counter whose name does not end in _total',
      help: `name it ${name}_total, or declare a gauge if it may fall`,
    };
  }
  if (type !== 'counter' && total) {
    return {
      message: `a ${type} whose name ends in _total, which says counter`,
      help: `name it ${name.slice(0, -6)}, or declare a counter if it only grows`,
    };
  }
  if (type === 'histogram' && /_(?:bucket|sum|count)$/.test(name)) {
    return {
      message: 'a histogram is named without _bucket, _sum and _count',
      help: `name it ${name.replace(/_[a-z]+$/, '')}`,
    };
  }
  return undefined;
}

const units: readonly (readonly [suffix: string, fitting: readonly Unit[]])[] = [
  ['_timestamp_seconds', ['timestamp']],
  ['_time_seconds', ['timestamp', 'seconds']],
  ['_seconds', ['seconds']],
  ['_bytes', ['bytes']],
  ['_ratio', ['ratio']],
  ['_percent', ['percent']],
];
const otherUnits = /_(?:ms|milliseconds|minutes|hours|kilobytes|kb|megabytes|mb)(?:_total)?$/;
const suffixOf: Readonly<Partial<Record<Unit, string>>> = {
  seconds: '_seconds',
  bytes: '_bytes',
  timestamp: '_timestamp_seconds',
  ratio: '_ratio',
};

function unitFault({ name, unit, type }: AnyMetric, own: boolean): Said | undefined {
  const base = name.replace(/_total$/, '').replace(/_(?:sum|bucket)$/, '');
  const named =
    part.test(name) && name.endsWith('_count') ? undefined : units.find(([suffix]) => base.endsWith(suffix));
  if (named !== undefined && !named[1].includes(unit)) {
    return {
      message: `its name says ${named[0].slice(1)}, and its unit is ${unit}`,
      help: `declare unit: '${named[1][0]}', or rename it`,
    };
  }
  if (!own || named !== undefined) return undefined;
  if (otherUnits.test(name)) {
    return {
      message: 'Prometheus measures in base units: seconds and bytes',
      help: 'expose seconds or bytes, and name it so',
    };
  }
  const suffix = suffixOf[unit];
  if (suffix === undefined) return undefined;
  return {
    message: `its unit is ${unit}, and its name does not say so`,
    help: `name it ${base}${suffix}${type === 'counter' ? '_total' : ''}`,
  };
}
