import type { SingleSeries } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import { type OptionsOf, type Panel, type PanelNumbers, type PanelText, queriesOf } from './panel.ts';
import { reduceOptions } from './reduce.ts';

export interface GaugeOptions extends PanelText, PanelNumbers {
  readonly value: SingleSeries;
  /** The ends of the dial. */
  readonly min: number;
  readonly max: number;
}

/** One number on a dial between two ends. */
export function gaugePanel(options: GaugeOptions): Panel {
  const { value, ...rest } = options;
  return {
    kind: 'panel',
    type: 'gauge',
    place: placeOfCall(gaugePanel),
    key: options.title,
    height: 6,
    source: 'prometheus',
    queries: queriesOf([{ expr: value, legend: options.title }], { instant: true }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      minVizHeight: 75,
      minVizWidth: 75,
      orientation: 'auto',
      reduceOptions: reduceOptions(),
      showThresholdLabels: false,
      showThresholdMarkers: true,
      sizing: 'auto',
    } satisfies OptionsOf<'gauge'>,
    colorMode: 'thresholds',
  };
}
