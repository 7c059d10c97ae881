import type { SingleSeries } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import { type Named, type OptionsOf, type Panel, type PanelNumbers, type PanelText, queriesOf } from './panel.ts';
import { reduceOptions } from './reduce.ts';

export interface PiechartOptions extends PanelText, PanelNumbers {
  /** One series a slice, each with its colour. */
  readonly slices: readonly (Named<SingleSeries> & Required<Pick<Named<SingleSeries>, 'color'>>)[];
}

/** Shares of a whole, with their numbers beside them. */
export function piechart(options: PiechartOptions): Panel {
  const { slices, ...rest } = options;
  return {
    kind: 'panel',
    type: 'piechart',
    place: placeOfCall(piechart),
    key: options.title,
    height: 8,
    source: 'prometheus',
    queries: queriesOf(slices, { instant: true }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      displayLabels: ['name', 'value'],
      legend: { calcs: [], displayMode: 'table', placement: 'right', showLegend: true, values: ['value', 'percent'] },
      pieType: 'donut',
      reduceOptions: reduceOptions(),
      sort: 'none',
      tooltip: { mode: 'single', sort: 'none' },
    } satisfies OptionsOf<'piechart'>,
    colorMode: 'palette-classic',
  };
}
