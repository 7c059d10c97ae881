import type { AnyValue } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf, type Lifetime } from '../promql/expression.ts';
import { legendOptions, type LegendStyle, tooltipOptions } from './legend.ts';
import {
  type CustomOf,
  type Named,
  type OptionsOf,
  type Panel,
  type PanelNumbers,
  type PanelText,
  queriesOf,
} from './panel.ts';

export interface TimeseriesOptions extends PanelText, PanelNumbers {
  /** One entry a query; a query of many series names them by `{{label}}`. */
  readonly lines: readonly Named<AnyValue | Lifetime>[];
  readonly draw?: 'lines' | 'bars' | 'area' | 'steps';
  readonly stacked?: boolean;
  readonly legend?: LegendStyle;
  /** How the thresholds are drawn; `line` unless said otherwise, where there are thresholds. */
  readonly thresholdsStyle?: Panel['thresholdsStyle'];
}

/** Lines, bars or areas over the shown range. */
export function timeseries(options: TimeseriesOptions): Panel {
  const { lines, draw = 'lines', stacked = false, legend = 'list', thresholdsStyle, ...rest } = options;
  return {
    kind: 'panel',
    type: 'timeseries',
    place: placeOfCall(timeseries),
    key: options.title,
    height: 8,
    source: 'prometheus',
    queries: queriesOf(lines, { instant: false }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      legend: legendOptions(legend),
      tooltip: tooltipOptions(lines.length > 1),
    } satisfies OptionsOf<'timeseries'>,
    custom: {
      ...drawing[draw],
      showPoints: 'auto',
      spanNulls: false,
      stacking: stacked ? { group: 'A', mode: 'normal' } : { group: 'A', mode: 'none' },
      ...(options.thresholds && { thresholdsStyle: { mode: thresholdsStyle ?? 'line' } }),
    } satisfies CustomOf<'timeseries'>,
    colorMode: 'palette-classic',
  };
}

const drawing = {
  lines: { drawStyle: 'line', fillOpacity: 10, lineInterpolation: 'linear', lineWidth: 2 },
  area: { drawStyle: 'line', fillOpacity: 30, lineInterpolation: 'linear', lineWidth: 1 },
  steps: { drawStyle: 'line', fillOpacity: 10, lineInterpolation: 'stepAfter', lineWidth: 2 },
  bars: { drawStyle: 'bars', fillOpacity: 60, lineInterpolation: 'linear', lineWidth: 1 },
} as const;
