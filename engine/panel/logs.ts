import { placeOfCall } from '../place.ts';
import { type CustomOf, type OptionsOf, type Panel, type PanelNumbers, type PanelText } from './panel.ts';
import { legendOptions, tooltipOptions } from './legend.ts';
import type { Color } from './thresholds.ts';

export interface LogsOptions extends PanelText {
  /** LogQL that selects lines. */
  readonly query: string;
}

/** Log lines, newest first. */
export function logs(options: LogsOptions): Panel {
  const { query, ...rest } = options;
  return {
    kind: 'panel',
    type: 'logs',
    place: placeOfCall(logs),
    key: options.title,
    height: 12,
    source: 'loki',
    queries: [{ refId: 'A', expr: { kind: 'logql', text: query }, legend: '', instant: false, format: 'time_series' }],
    ...rest,
    options: {
      dedupStrategy: 'none',
      enableLogDetails: true,
      prettifyLogMessage: false,
      showCommonLabels: false,
      showLabels: false,
      showTime: true,
      sortOrder: 'Descending',
      wrapLogMessage: true,
    } satisfies OptionsOf<'logs'>,
  };
}

export interface LogSeriesOptions extends PanelText, PanelNumbers {
  /** LogQL of numbers over time, with the legend of each. */
  readonly lines: readonly { readonly query: string; readonly legend: string; readonly color?: Color }[];
}

/** Numbers that Loki counts from log lines, as bars. */
export function logSeries(options: LogSeriesOptions): Panel {
  const { lines, ...rest } = options;
  return {
    kind: 'panel',
    type: 'timeseries',
    place: placeOfCall(logSeries),
    key: options.title,
    height: 8,
    source: 'loki',
    queries: lines.map(({ query, legend, color }, index) => ({
      refId: 'ABCDEFGH'[index]!,
      expr: { kind: 'logql', text: query },
      legend,
      instant: false,
      format: 'time_series',
      ...(color && { color }),
    })),
    ...rest,
    numbers: options,
    options: {
      legend: legendOptions('list'),
      tooltip: tooltipOptions(lines.length > 1),
    } satisfies OptionsOf<'timeseries'>,
    custom: {
      drawStyle: 'bars',
      fillOpacity: 60,
      lineWidth: 1,
      stacking: { group: 'A', mode: 'normal' },
    } satisfies CustomOf<'timeseries'>,
    colorMode: 'palette-classic',
  };
}
