import type { SingleSeries } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import { type Named, type OptionsOf, type Panel, type PanelNumbers, type PanelText, queriesOf } from './panel.ts';
import { reduceOptions } from './reduce.ts';

/** One series each: many of them in one stat would show whichever comes last. */
type Shown =
  | { readonly value: SingleSeries; readonly values?: never }
  /** Several numbers side by side. */
  | { readonly value?: never; readonly values: readonly Named<SingleSeries>[] };

interface StatStyle extends PanelText, PanelNumbers {
  /** A small line of the shown range behind the number. */
  readonly sparkline?: boolean;
  readonly color?: 'value' | 'background' | 'none';
}

export type StatOptions = StatStyle & Shown;

/** Numbers in large type. */
export function stat(options: StatOptions): Panel {
  const { value, values: several, sparkline = false, color = 'background', ...rest } = options;
  const values = several ?? [{ expr: value!, legend: options.title }];
  return {
    kind: 'panel',
    type: 'stat',
    place: placeOfCall(stat),
    key: options.title,
    height: 4,
    source: 'prometheus',
    queries: queriesOf(values, { instant: !sparkline }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      colorMode: color === 'background' && options.thresholds?.better === 'neither' ? 'value' : color,
      graphMode: sparkline ? 'area' : 'none',
      justifyMode: 'auto',
      orientation: 'auto',
      percentChangeColorMode: 'standard',
      reduceOptions: reduceOptions(),
      showPercentChange: false,
      textMode: values.length > 1 ? 'value_and_name' : 'value',
      wideLayout: true,
    } satisfies OptionsOf<'stat'>,
    colorMode: 'thresholds',
  };
}
