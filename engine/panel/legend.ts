/** No legend, names below the picture, or a table with the last and the largest value. */
export type LegendStyle = 'none' | 'list' | 'table';

const styles = {
  none: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: false },
  list: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
  table: { calcs: ['lastNotNull', 'max'], displayMode: 'table', placement: 'bottom', showLegend: true },
} as const;

/** Grafana's legend options. */
export function legendOptions(style: LegendStyle): (typeof styles)[LegendStyle] {
  return styles[style];
}

/** Grafana's tooltip options: one series, or all of them with the largest first. */
export function tooltipOptions(all: boolean): { readonly mode: 'single' | 'multi'; readonly sort: 'none' | 'desc' } {
  return all ? { mode: 'multi', sort: 'desc' } : { mode: 'single', sort: 'none' };
}
