/** One file of `out/`, as text, before anything is written. */
export interface Artefact {
  /** Path below `out/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it is, as the manifest says it: `dashboard`, `prometheus-rules`, `grafana-alerts`, `config`, `docs` … */
  readonly kind: string;
  /** The uid that Grafana knows it by, where it has one. */
  readonly uid?: string;
  /** The module of the source that it comes from, relative to the project, with forward slashes. */
  readonly source: string;
}
