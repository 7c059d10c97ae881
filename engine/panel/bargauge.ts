import type { AnyValue, SingleSeries } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import { type Named, type OptionsOf, type Panel, type PanelNumbers, type PanelText, queriesOf } from './panel.ts';
import { reduceOptions } from './reduce.ts';

type Bars =
  /** Bars of one series each, in this order; a funnel, say. */
  | { readonly bars: readonly Named<SingleSeries>[]; readonly barPerSeries?: never }
  /** One query of many series, a bar for each, named by `{{label}}`. */
  | { readonly bars?: never; readonly barPerSeries: Named<AnyValue> };

export type BargaugeOptions = PanelText & PanelNumbers & Bars;

/** Numbers as horizontal bars. */
export function bargauge(options: BargaugeOptions): Panel {
  const { bars, barPerSeries, ...rest } = options;
  const named: readonly Named<unknown>[] = bars ?? [barPerSeries!];
  return {
    kind: 'panel',
    type: 'bargauge',
    place: placeOfCall(bargauge),
    key: options.title,
    height: 8,
    source: 'prometheus',
    queries: queriesOf(named, { instant: true }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      displayMode: 'basic',
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: false },
      maxVizHeight: 300,
      minVizHeight: 16,
      minVizWidth: 8,
      namePlacement: 'auto',
      orientation: 'horizontal',
      reduceOptions: reduceOptions(),
      showUnfilled: true,
      sizing: 'auto',
      valueMode: 'color',
    } satisfies OptionsOf<'bargauge'>,
    colorMode: 'thresholds',
  };
}
