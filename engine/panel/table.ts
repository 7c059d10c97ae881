import type { AnyValue } from '../metric.ts';
import { placeOfCall } from '../place.ts';
import { expressionOf } from '../promql/expression.ts';
import { type CustomOf, type OptionsOf, type Panel, type PanelNumbers, type PanelText, queriesOf } from './panel.ts';

export interface TableOptions extends PanelText, PanelNumbers {
  readonly rows: AnyValue;
  /** Column titles by label name, in this order; `Value` is the number. Labels not named are hidden. */
  readonly columns: Readonly<Record<string, string>>;
}

/** One row a series, its labels as columns. */
export function table(options: TableOptions): Panel {
  const { rows, columns, ...rest } = options;
  const expr = expressionOf(rows);
  const labels = [...(expr.facts.labels ?? []), 'Time', '__name__', 'Value'];
  const hidden = labels.filter((label) => !(label in columns)).sort();
  return {
    kind: 'panel',
    type: 'table',
    place: placeOfCall(table),
    key: options.title,
    height: 8,
    source: 'prometheus',
    queries: queriesOf([{ expr: rows, legend: '' }], { instant: true, format: 'table' }, expressionOf),
    ...rest,
    numbers: options,
    options: {
      cellHeight: 'sm',
      footer: { countRows: false, fields: '', reducer: ['sum'], show: false },
      showHeader: true,
    } satisfies OptionsOf<'table'>,
    custom: {
      align: 'auto',
      cellOptions: { type: 'auto' },
      filterable: false,
      inspect: false,
    } satisfies CustomOf<'table'>,
    colorMode: 'thresholds',
    transformations: [
      {
        id: 'organize',
        options: {
          excludeByName: Object.fromEntries(hidden.map((label) => [label, true])),
          includeByName: {},
          indexByName: inOrder(Object.keys(columns).map((label, index) => [label, index])),
          renameByName: inOrder(Object.entries(columns)),
        },
      },
    ],
  };
}

/** Keys in the order in which Grafana stores them. */
function inOrder<V>(entries: readonly (readonly [string, V])[]): Record<string, V> {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));
}
