/** Grafana's reduce options: the last number of each series, which an instant query has one of anyway. */
export function reduceOptions(): { readonly calcs: string[]; readonly fields: string; readonly values: boolean } {
  return { calcs: ['lastNotNull'], fields: '', values: false };
}
