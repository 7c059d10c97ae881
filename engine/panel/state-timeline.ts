import type { AnyValue } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import {
  type CustomOf,
  type Named,
  type OptionsOf,
  type Panel,
  type PanelNumbers,
  type PanelText,
  queriesOf,
} from './panel.ts';
import { tooltipOptions } from './legend.ts';

export interface StateTimelineOptions extends PanelText, PanelNumbers {
  /** One row a series. */
  readonly rows: readonly Named<AnyValue>[];
}

/** States over the shown range, as coloured bars. */
export function stateTimeline(options: StateTimelineOptions): Panel {
  const { rows, ...rest } = options;
  return {
    kind: 'panel',
    type: 'state-timeline',
    place: placeOfCall(stateTimeline),
    key: options.title,
    height: 6,
    source: 'prometheus',
    queries: queriesOf(rows, { instant: false }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      alignValue: 'left',
      legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: false },
      mergeValues: true,
      perPage: 20,
      rowHeight: 0.9,
      showValue: 'auto',
      tooltip: tooltipOptions(false),
    } satisfies OptionsOf<'state-timeline'>,
    custom: { fillOpacity: 70, lineWidth: 0 } satisfies CustomOf<'state-timeline'>,
    colorMode: 'thresholds',
  };
}
