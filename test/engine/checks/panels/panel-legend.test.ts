import { describe, expect, it } from 'vitest';
import { panelLegend } from '../../../../engine/checks/panels/panel-legend.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { timeseries } from '../../../../engine/panel/index.ts';
import { lifetime, rate, rateInterval, sumBy } from '../../../../engine/promql/index.ts';
import { calls, failed, panelText, queue } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const perMode = sumBy(['job', 'mode'], rate(calls, rateInterval));
const perJob = sumBy(['job'], rate(calls, rateInterval));
const lines = (...named: [AnyValue, string][]) =>
  told(
    panelLegend,
    withPanels(timeseries({ ...panelText, lines: named.map(([expr, legend]) => ({ expr: expr as never, legend })) })),
  );

describe('a legend', () => {
  it('names labels of its query, or the one series', () => {
    expect(lines([perMode, '{{mode}} calls'], [perJob, 'all']), '').toEqual([]);
    expect(lines([perMode, '{{ mode }}'])).toEqual([]);
    expect(lines([queue, '{{__name__}} {{instance}}'])).toEqual([]);
    expect(lines([perJob, ''])).toEqual([]);
    expect(
      told(
        panelLegend,
        withPanels(timeseries({ ...panelText, lines: [{ expr: lifetime(failed), legend: 'failed' }] })),
      ),
    ).toEqual([]);
  });

  it('may not name another label', () => {
    expect(lines([perMode, '{{moed}} calls'])).toEqual([
      'Shop > Queue > A: "{{moed}}" the query has no label moed: the legend would show nothing here -> did you mean mode?',
    ]);
    expect(lines([perJob, '{{instance}}'])[0]).toContain(
      'the query has no label instance: the legend would show nothing here -> it has job',
    );
    expect(lines([perJob, '{{__name__}}'])).toHaveLength(1);
  });

  it('has whole braces', () => {
    expect(lines([perMode, '{{mode} calls'])).toEqual([
      'Shop > Queue > A: "{{mode} calls" a label stands in two pairs of braces -> write {{label}}',
    ]);
    expect(lines([perMode, '{mode}'])).toHaveLength(2);
  });

  it('tells the series of its query apart', () => {
    expect(lines([perMode, 'calls'])).toEqual([
      'Shop > Queue > A: every series of the query would be called "calls": they differ by mode -> write {{mode}}, or aggregate the query to one series',
    ]);
    expect(lines([perMode, ''])[0]).toContain('a line without a name');
  });

  it('tells the queries of its panel apart', () => {
    expect(lines([perJob, 'calls'], [queue, '{{instance}}'], [perJob, 'calls'])).toEqual([
      'Shop > Queue > C: queries A and C have the same legend, "calls" -> name what tells them apart',
    ]);
    expect(lines([perJob, ''], [perJob, 'calls'])).toEqual([
      'Shop > Queue > A: a line without a name: the reader would see its labels or the query -> name each line in a word or two',
    ]);
  });
});
