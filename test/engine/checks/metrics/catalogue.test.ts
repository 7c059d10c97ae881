import { describe, expect, it } from 'vitest';
import type { ModelCheck } from '../../../../engine/checks/check.ts';
import { duplicateMetric } from '../../../../engine/checks/metrics/duplicate-metric.ts';
import { metricBuckets } from '../../../../engine/checks/metrics/metric-buckets.ts';
import { metricHelp } from '../../../../engine/checks/metrics/metric-help.ts';
import { metricLabel } from '../../../../engine/checks/metrics/metric-label.ts';
import { metricName } from '../../../../engine/checks/metrics/metric-name.ts';
import { metricRecorder } from '../../../../engine/checks/metrics/metric-recorder.ts';
import { metricRename } from '../../../../engine/checks/metrics/metric-rename.ts';
import { type AnyMetric, counter, gauge, histogram } from '../../../../engine/metric.ts';
import { calls, catalogue, failed, latency, shop } from '../../small-project.ts';
import { told } from '../project.ts';

const base = { from: shop, help: 'Help' } as const;
const own = (check: ModelCheck, ...metrics: AnyMetric[]) => told(check, { catalogue: metrics, exposed: metrics });
const foreign = (check: ModelCheck, ...metrics: AnyMetric[]) => told(check, { catalogue: metrics, exposed: [] });

it('the catalogue of the shop is in order', () => {
  for (const check of [duplicateMetric, metricName, metricHelp, metricRename, metricBuckets])
    expect(told(check, { catalogue })).toEqual([]);
});

describe('metric-name', () => {
  it('follows from type and unit', () => {
    expect(own(metricName, calls, latency, counter('cpu_seconds_total', { ...base, unit: 'seconds' }))).toEqual([]);
    expect(own(metricName, gauge('uptime_seconds', { ...base, unit: 'seconds', declaredAs: 'counter' }))).toEqual([]);
    expect(
      foreign(
        metricName,
        counter('oom_kill', { ...base, declaredAs: 'untyped' }),
        counter('x_seconds_count', base),
        counter('x_seconds_sum', { ...base, unit: 'seconds' }),
      ),
    ).toEqual([]);
  });

  it('is refused where it says another type', () => {
    expect(own(metricName, counter('calls', base))).toEqual([
      'calls: a counter whose name does not end in _total -> name it calls_total, or declare a gauge if it may fall',
    ]);
    expect(own(metricName, gauge('calls_total', base))).toEqual([
      'calls_total: a gauge whose name ends in _total, which says counter -> name it calls, or declare a counter if it only grows',
    ]);
    expect(own(metricName, histogram('x_bucket', { ...base, buckets: [1] }))[0]).toContain(
      'a histogram is named without _bucket',
    );
  });

  it('is refused where it is declared as what it is', () => {
    expect(own(metricName, counter('uptime_seconds', { ...base, unit: 'seconds', declaredAs: 'counter' }))).toEqual([
      'uptime_seconds: it is declared as the counter that it is: or does it behave as something else? -> declare a gauge if it may fall, else drop declaredAs',
    ]);
  });

  it('is refused where it says another unit, or none', () => {
    expect(own(metricName, gauge('age_seconds', base))).toEqual([
      "age_seconds: its name says seconds, and its unit is count -> declare unit: 'seconds', or rename it",
    ]);
    expect(own(metricName, gauge('memory', { ...base, unit: 'bytes' }))).toEqual([
      'memory: its unit is bytes, and its name does not say so -> name it memory_bytes',
    ]);
    expect(own(metricName, gauge('wait_ms', base))[0]).toContain('Prometheus measures in base units');
    expect(foreign(metricName, gauge('memory', { ...base, unit: 'bytes' }))).toEqual([]);
  });

  it('is refused where Prometheus refuses it', () => {
    expect(own(metricName, gauge('queue-length', base))).toEqual([
      'queue-length: "queue-length" is no metric name -> write letters, digits and underscores, not beginning with a digit',
    ]);
    expect(own(metricName, gauge('job:queue', base))[0]).toContain('a colon is for recording rules');
  });
});

describe('metric-help', () => {
  it('is there, and the same as exposed', () => {
    expect(foreign(metricHelp, gauge('a', { ...base, help: 'Ends so.' }))).toEqual([]);
    expect(foreign(metricHelp, gauge('a', { ...base, help: '' }))).toEqual([
      'a: has no HELP text -> say what it counts or measures',
    ]);
    expect(own(metricHelp, gauge('a', { ...base, help: 'Help ' }))[0]).toContain(
      'the HELP text begins or ends with a space',
    );
    expect(own(metricHelp, gauge('a', { ...base, help: 'Help.' }))[0]).toContain(
      'ends in a full stop, which the documentation adds',
    );
    expect(own(metricHelp, gauge('a', base), gauge('b', base))).toEqual([
      'b: has the HELP text of a -> write it exactly as the process exposes it',
    ]);
  });
});

describe('metric-label', () => {
  const labelled = (labels: Record<string, 'any' | string[]>) => own(metricLabel, gauge('a', { ...base, labels }));

  it('has a legal name and a list of values', () => {
    expect(labelled({ mode: ['idle', 'busy'] })).toEqual([]);
    expect(labelled({ 'a-b': ['x'] })[0]).toContain('"a-b" is no label name');
    expect(labelled({ __name: ['x'] })[0]).toContain('begins with __');
    expect(labelled({ mode: [] })).toEqual(["a: label mode has no possible value -> write its values, or 'any'"]);
    expect(labelled({ mode: ['x', 'x'] })[0]).toContain('label mode has the value "x" twice');
    expect(labelled({ mode: ['x', ''] })[0]).toContain('label mode has an empty value');
    expect(own(metricLabel, histogram('a', { ...base, buckets: [1], labels: { le: ['1'] } }))[0]).toContain(
      'a histogram has label le by itself',
    );
  });

  it('warns of values without end in our own metrics only', () => {
    expect(labelled({ path: 'any' })).toEqual([
      "warning a: label path may have any value: each one is a series for ever -> write its values: { path: ['…', '…'] }",
    ]);
    expect(foreign(metricLabel, gauge('a', { ...base, labels: { path: 'any' } }))).toEqual([]);
  });
});

describe('duplicate-metric', () => {
  it('refuses a name that is taken, also before a rename or by a histogram', () => {
    expect(foreign(duplicateMetric, calls, calls)).toEqual([
      'calls_total: calls_total is exposed by the shop already -> a name belongs to one metric: rename one, or declare it once',
    ]);
    const renamed = counter('orders_total', { ...base, formerly: 'calls_total', until: '2027-06-30' });
    expect(foreign(duplicateMetric, calls, renamed)).toHaveLength(1);
    expect(foreign(duplicateMetric, renamed, calls)).toEqual([
      'calls_total: calls_total is the name of orders_total before its rename -> a name belongs to one metric: rename one, or declare it once',
    ]);
    expect(foreign(duplicateMetric, latency, counter('latency_seconds_count', base))).toHaveLength(1);
  });

  it('refuses a metric of ours that no query may use', () => {
    expect(told(duplicateMetric, { catalogue: [calls], exposed: [calls, failed] })).toEqual([
      'calls_failed_total: is not in the catalogue, so that no query may use it -> add it to the list of the catalogue',
    ]);
  });
});

describe('metric-rename', () => {
  const renamed = (more: object) => own(metricRename, counter('orders_total', { ...base, ...more }));

  it('has an old name and a date', () => {
    expect(renamed({ formerly: 'sales_total', until: '2028-02-29' })).toEqual([]);
    expect(renamed({ formerly: 'sales_total' })[0]).toContain('`formerly` without `until`');
    expect(renamed({ until: '2027-06-30' })).toEqual([
      'orders_total: `until` without `formerly` -> say what it was called before',
    ]);
    expect(renamed({ formerly: 'orders_total', until: '2027-06-30' })[0]).toContain('is the name that it has now');
    expect(renamed({ formerly: 'old name', until: '2027-06-30' })[0]).toContain('"old name" is no metric name');
    for (const until of ['30.6.2027', '2027-6-30', '2027-02-29', '2027-13-01'])
      expect(renamed({ formerly: 'sales_total', until }), until).toEqual([
        `orders_total: ${JSON.stringify(until)} is no date -> write YYYY-MM-DD`,
      ]);
  });
});

describe('metric-recorder', () => {
  const recorded = (more: object) =>
    own(metricRecorder, counter('calls_total', { ...base, counts: 'a call', recorder: 'record_call()', ...more }));

  it('names the change and the function', () => {
    expect(recorded({})).toEqual([]);
    expect(recorded({ recorder: 'record_call(false)' })).toEqual([]);
    expect(recorded({ counts: '' })).toEqual([
      'calls_total: does not say what it counts -> describe the state change in `counts`',
    ]);
    expect(recorded({ recorder: undefined })).toEqual([
      'calls_total: does not say who records it -> name the function in `recorder`, such as record_calls()',
    ]);
    for (const recorder of ['record_call', 'recordCall()', 'call()', 'record_call();'])
      expect(recorded({ recorder })[0], recorder).toContain('is no call of a recorder');
    const twice = counter('errors_total', { ...base, counts: 'an error', recorder: 'record_call()' });
    expect(
      own(metricRecorder, counter('calls_total', { ...base, counts: 'a call', recorder: 'record_call()' }), twice),
    ).toEqual([
      'errors_total: has the recorder of calls_total, record_call() -> each metric is counted by a function of its own',
    ]);
  });

  it('is no copy of another', () => {
    const one = counter('calls_total', { ...base, counts: 'a call', recorder: 'record_call()' });
    const other = counter('errors_total', { ...base, counts: 'a call', recorder: 'record_error()' });
    expect(own(metricRecorder, one, other)).toEqual([
      'errors_total: counts what calls_total counts: a call -> describe a state change of its own in `counts`',
    ]);
  });
});

describe('metric-buckets', () => {
  const bucketed = (buckets: number[]) =>
    own(metricBuckets, histogram('a_seconds', { ...base, unit: 'seconds', buckets }));

  it('rises from above 0', () => {
    expect(bucketed([0.1, 1, 10])).toEqual([]);
    expect(bucketed([])).toEqual(['a_seconds: a histogram without buckets -> list the upper bounds, without +Inf']);
    expect(bucketed([1, 0.5])).toEqual([
      'a_seconds: the bound 0.5 stands after 1 -> write the bounds from small to large, each once',
    ]);
    expect(bucketed([1, Infinity])).toEqual(['a_seconds: Infinity is no bound of a bucket -> +Inf is there by itself']);
    expect(bucketed([0, 1])[0]).toContain('0 is no bound of a bucket');
    expect(own(metricBuckets, gauge('a', { ...base, buckets: [1] }))).toEqual([
      'a: a gauge has no buckets -> declare a histogram, or remove them',
    ]);
  });
});
