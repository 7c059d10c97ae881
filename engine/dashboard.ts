import type { Allow } from './allow.ts';
import type { Duration } from './duration.ts';
import type { Panel } from './panel/panel.ts';
import type { Color } from './panel/thresholds.ts';
import { type Place, placeOfCall } from './place.ts';
import type { Expression } from './promql/node.ts';

/** Marks on every time series of a dashboard, wherever the expression has a value. */
export interface Annotation {
  readonly name: string;
  readonly expr: Expression;
  readonly color: Color;
  /** Text of the mark; `{{label}}` works. */
  readonly title: string;
  readonly text?: string;
  /** Marks the restarts of a process: what a panel of raw counters needs. */
  readonly marksRestarts?: true;
}

/** A panel that takes `share` times the width of its neighbours. */
export interface Weighted {
  readonly panel: Panel;
  readonly share: number;
}

/** Panels side by side; `false` stands for one that this site does without. Together they fill the width. */
export type Line = readonly (Panel | Weighted | false)[];

/** Lines of panels below each other, under a heading where it has a title. */
export interface Row {
  readonly title?: string;
  readonly lines: readonly Line[];
}

export interface DashboardOptions {
  /** What its uid is made of, after the site's prefix, and what `shownOn` names. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** The time range that it opens with: the last …. */
  readonly range: Duration;
  readonly rows: readonly Row[];
  readonly annotations: readonly Annotation[];
  readonly tags?: readonly string[];
  readonly allow?: Allow;
}

/** A dashboard as plain data. */
export interface Dashboard extends DashboardOptions {
  readonly kind: 'dashboard';
  readonly place: Place;
}

/** Declares a dashboard; its place on the grid follows from the order of rows, lines and panels. */
export function dashboard(options: DashboardOptions): Dashboard {
  return { kind: 'dashboard', place: placeOfCall(dashboard), ...options };
}

/** Lines of panels under a heading. */
export function row(title: string, ...lines: Line[]): Row {
  return { title, lines };
}

/** Lines of panels at the top, without a heading. */
export function top(...lines: Line[]): Row {
  return { lines };
}

/** A panel that takes `share` times the width of its neighbours. */
export function wide(panel: Panel, share = 2): Weighted {
  return { panel, share };
}

/** Every panel of a dashboard, in reading order. */
export function panelsOf({ rows }: Pick<Dashboard, 'rows'>): Panel[] {
  return rows.flatMap(({ lines }) =>
    lines.flatMap((line) => line.flatMap((entry) => (entry === false ? [] : [panelOf(entry)]))),
  );
}

/** The panel of an entry of a line. */
export function panelOf(entry: Panel | Weighted): Panel {
  return 'panel' in entry ? entry.panel : entry;
}
