import type { Allow } from '../allow.ts';
import type { Duration } from '../duration.ts';
import type { Place } from '../place.ts';
import type { Expression } from '../promql/node.ts';
import type { PanelJson } from './json.ts';
import type { Color, Thresholds } from './thresholds.ts';
import type { PanelUnit } from './unit.ts';

/** One query of a panel: PromQL as a tree, or LogQL as text. */
export interface PanelQuery {
  readonly refId: string;
  readonly expr: Expression | { readonly kind: 'logql'; readonly text: string };
  /** The legend's text, with `{{label}}`; empty for what has no legend. */
  readonly legend: string;
  /** One value now, or a line over the shown range. */
  readonly instant: boolean;
  readonly format: 'time_series' | 'table';
  /** For a query of which the colour means something. */
  readonly color?: Color;
}

/** A value's text and colour: `{ 0: ['down', 'red'] }`. */
export type ValueMappings = Readonly<Record<number, readonly [text: string, color: Color]>>;

/** A link in a panel's menu or on its data points. */
export interface PanelLink {
  readonly title: string;
  /** The dashboard's key, linked to over the same time range; or a URL. */
  readonly to: { readonly dashboard: string } | { readonly url: string };
}

/** What every panel says about itself. */
export interface PanelText {
  readonly title: string;
  /** The stable name that its id is made of; the title, unless it was retitled. */
  readonly key?: string;
  /** What it means, and what to do when it is bad. */
  readonly description: string;
  readonly links?: readonly PanelLink[];
  /** Grid rows; each type has a default. */
  readonly height?: number;
  readonly allow?: Allow;
}

/** How its numbers are shown. */
export interface PanelNumbers {
  readonly unit: PanelUnit;
  /** What stands there while there is nothing to show. */
  readonly noValue: string;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly thresholds?: Thresholds;
  readonly mappings?: ValueMappings;
  /** The least time between two points, where each point stands for a window of its own: `1h` for bars per hour. */
  readonly interval?: Duration;
}

export type PanelType =
  | 'timeseries'
  | 'stat'
  | 'gauge'
  | 'bargauge'
  | 'piechart'
  | 'table'
  | 'text'
  | 'state-timeline'
  | 'alertlist'
  | 'logs';

/** Grafana's options of a panel type, as its JSON has them: what `satisfies` holds each panel function to. */
export type OptionsOf<T extends PanelType> = NonNullable<Extract<PanelJson, { readonly type: T }>['options']>;

/** Grafana's `fieldConfig.defaults.custom` of a panel type. */
export type CustomOf<T extends PanelType> = NonNullable<
  NonNullable<
    Extract<PanelJson, { readonly type: T; readonly fieldConfig?: unknown }>['fieldConfig']
  >['defaults']['custom']
>;

/** A panel as plain data: what the functions of this folder return, and what is emitted as JSON. */
export interface Panel extends PanelText {
  readonly kind: 'panel';
  readonly type: PanelType;
  readonly place: Place;
  readonly key: string;
  readonly height: number;
  readonly source: 'prometheus' | 'loki' | 'none';
  readonly queries: readonly PanelQuery[];
  readonly numbers?: PanelNumbers;
  /** Grafana's options of this panel type, keys in order. */
  readonly options: object;
  /** Grafana's `fieldConfig.defaults.custom` of this panel type, keys in order. */
  readonly custom?: object;
  readonly colorMode?: 'thresholds' | 'palette-classic';
  readonly transformations?: readonly { readonly id: string; readonly options: object }[];
  /** Draws threshold lines or areas, for a time series. */
  readonly thresholdsStyle?: 'line' | 'dashed' | 'area' | 'line+area';
}

/** A part of a panel with a name in its legend. */
export interface Named<E> {
  readonly expr: E;
  readonly legend: string;
  readonly color?: Color;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Queries with refIds A, B, C …; more than 26 is a bug of the panel. */
export function queriesOf(
  named: readonly Named<unknown>[],
  how: { instant: boolean; format?: 'table' },
  expressionOf: (expr: unknown) => Expression,
): PanelQuery[] {
  return named.map(({ expr, legend, color }, index) => ({
    refId: letters[index]!,
    expr: expressionOf(expr),
    legend,
    instant: how.instant,
    format: how.format ?? 'time_series',
    ...(color && { color }),
  }));
}
