/**
 * The classic dashboard JSON that we emit, in the form that Grafana 12's own save writes. Everything that
 * @grafana/schema describes is taken from there; its `Panel` leaves options, custom fields and targets open,
 * so the kinds of panels are joined with their own types here, as a union on `type`.
 */
import type {
  AnnotationQuery,
  AnnotationTarget,
  Dashboard,
  DashboardLink,
  DataTransformerConfig,
  FieldColor,
  FieldConfig,
  GridPos,
  Panel,
  ThresholdsMode,
  TimePickerConfig,
  ValueMapping,
  VariableModel,
  VariableOption,
} from '@grafana/schema';
import type * as barchart from '@grafana/schema/dist/esm/raw/composable/barchart/panelcfg/x/BarChartPanelCfg_types.gen';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as gauge from '@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen';
import type * as logs from '@grafana/schema/dist/esm/raw/composable/logs/panelcfg/x/LogsPanelCfg_types.gen';
import type * as piechart from '@grafana/schema/dist/esm/raw/composable/piechart/panelcfg/x/PieChartPanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as timeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as text from '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
import type * as timeseries from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** T as JSON: read-only, and an enum of strings is the union of its values, so that plain literals fit. */
type Plain<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : { readonly [K in keyof T]: Plain<T[K]> };

/**
 * T as JSON, with every key optional at any depth, since Grafana fills in what a panel leaves out. A `type` that
 * decides what its neighbours mean stays required, and so do the keys of objects in an array.
 */
type Partly<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends { type: string }
        ? { readonly type: Plain<T['type']> } & { readonly [K in Exclude<keyof T, 'type'>]?: Partly<T[K]> }
        : { readonly [K in keyof T]?: Partly<T[K]> };

/** Without the keys typed `unknown`, which stand for callbacks and are never saved. */
type Saved<T> = { [K in keyof T as unknown extends T[K] ? never : K]: T[K] };

/** What the deep imports lack: panels whose fields have no settings of their own. */
type NoCustom = Record<never, never>;

/** A data source; `uid` may be a variable, such as `${datasource}`. */
interface DataSourceJson<Type extends string = 'prometheus' | 'loki'> {
  readonly type: Type;
  readonly uid: string;
}

/** A query of the Prometheus data source. Not in @grafana/schema: after Grafana's packages/grafana-prometheus. */
export interface PrometheusTarget {
  readonly refId: string;
  readonly datasource: DataSourceJson<'prometheus'>;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly format?: 'time_series' | 'table' | 'heatmap';
  readonly instant?: boolean;
  readonly range?: boolean;
  /** The smallest step, such as `1m`. */
  readonly interval?: string;
  readonly exemplar?: boolean;
  readonly editorMode?: 'code' | 'builder';
  readonly hide?: boolean;
}

/** A query of the Loki data source. Not in @grafana/schema: after Grafana's own Loki query type. */
export interface LokiTarget {
  readonly refId: string;
  readonly datasource: DataSourceJson<'loki'>;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly queryType?: 'range' | 'instant' | 'stream';
  readonly direction?: 'backward' | 'forward' | 'scan';
  readonly maxLines?: number;
  readonly step?: string;
  readonly editorMode?: 'code' | 'builder';
  readonly hide?: boolean;
}

type TargetJson = PrometheusTarget | LokiTarget;

/** A link from a panel or from a drawn value. */
interface DataLinkJson {
  readonly title: string;
  readonly url: string;
  readonly targetBlank?: boolean;
}

/** A step of a threshold; the first one has no `value`, or null. */
interface ThresholdJson {
  readonly color: string;
  readonly value?: number | null;
}

/** What every panel may say of its fields, whatever its kind. */
type StandardField = Plain<
  Pick<FieldConfig, 'decimals' | 'description' | 'displayName' | 'filterable' | 'max' | 'min' | 'noValue' | 'unit'>
> & {
  readonly color?: Plain<FieldColor>;
  readonly links?: readonly DataLinkJson[];
  readonly mappings?: readonly Plain<ValueMapping>[];
  readonly thresholds?: { readonly mode: Plain<ThresholdsMode>; readonly steps: readonly ThresholdJson[] };
};

/** Settings of the fields that a matcher picks; the id of a kind's own setting starts with `custom.`. */
type OverrideProperty<Custom> =
  | {
      [K in keyof StandardField]-?: { readonly id: K; readonly value: Exclude<StandardField[K], undefined> };
    }[keyof StandardField]
  | {
      [K in keyof Custom]-?: K extends string
        ? { readonly id: `custom.${K}`; readonly value: Partly<Exclude<Custom[K], undefined>> }
        : never;
    }[keyof Custom];

interface FieldConfigJson<Custom> {
  readonly defaults: StandardField & { readonly custom?: keyof Custom extends never ? never : Partly<Custom> };
  readonly overrides: readonly {
    readonly matcher: { readonly id: 'byName' | 'byRegexp' | 'byType' | 'byFrameRefID'; readonly options: string };
    readonly properties: readonly OverrideProperty<Custom>[];
  }[];
}

type GridPosJson = Plain<GridPos>;

type TransformationJson = Plain<Pick<DataTransformerConfig, 'disabled' | 'id'>> & {
  readonly options: { readonly [key: string]: unknown };
};

type PanelBase<Type, Options, Custom> = Plain<
  Pick<
    Panel,
    | 'description'
    | 'hideTimeOverride'
    | 'interval'
    | 'maxDataPoints'
    | 'maxPerRow'
    | 'pluginVersion'
    | 'repeat'
    | 'repeatDirection'
    | 'timeFrom'
    | 'timeShift'
    | 'transparent'
  >
> & {
  readonly type: Type;
  readonly id: number;
  readonly title: string;
  readonly gridPos: GridPosJson;
  readonly datasource?: DataSourceJson;
  readonly links?: readonly DataLinkJson[];
  readonly options?: Partly<Options>;
  readonly fieldConfig?: FieldConfigJson<Custom>;
  readonly transformations?: readonly TransformationJson[];
};

/** A panel that draws the answers of queries. */
type QueryPanel<Type, Options, Custom, Target = TargetJson> = PanelBase<Type, Options, Custom> & {
  readonly targets: readonly Target[];
};

/** Grafana 11 and 12 keep a table's footer here; 13 moves it to `custom.footer` of the fields. */
interface TableOptions extends table.Options {
  footer?: {
    show: boolean;
    reducer: string[];
    countRows?: boolean;
    enablePagination?: boolean;
    fields?: string | string[];
  };
}

/** Not in @grafana/schema: after Grafana's own alert list panel. */
interface AlertListOptions {
  viewMode: 'list' | 'stat';
  groupMode: 'default' | 'custom';
  groupBy: string[];
  maxItems: number;
  /** 1 and 2: by name up and down; 3: by importance; 4 and 5: by time up and down. */
  sortOrder: 1 | 2 | 3 | 4 | 5;
  dashboardAlerts: boolean;
  alertName: string;
  alertInstanceLabelFilter: string;
  /** The uid of a data source, or `-- Grafana --` for the rules that Grafana evaluates itself. */
  datasource: string;
  folder: { uid: string; title: string };
  stateFilter: {
    firing: boolean;
    pending: boolean;
    recovering: boolean;
    noData: boolean;
    normal: boolean;
    error: boolean;
  };
  showInstances: boolean;
  showInactiveAlerts: boolean;
}

/** A panel, told apart by `type`. */
export type PanelJson =
  | QueryPanel<'timeseries', timeseries.Options, timeseries.FieldConfig>
  | QueryPanel<'barchart', barchart.Options, barchart.FieldConfig>
  | QueryPanel<'stat', stat.Options, NoCustom>
  | QueryPanel<'gauge', gauge.Options, NoCustom>
  | QueryPanel<'bargauge', bargauge.Options, NoCustom>
  | QueryPanel<'piechart', piechart.Options, piechart.FieldConfig>
  | QueryPanel<'table', TableOptions, table.FieldConfig>
  | QueryPanel<'state-timeline', timeline.Options, timeline.FieldConfig>
  | QueryPanel<'logs', Saved<logs.Options>, NoCustom, LokiTarget>
  | PanelBase<'text', text.Options, NoCustom>
  | PanelBase<'alertlist', AlertListOptions, NoCustom>;

/** A row; a collapsed one holds the panels below it, an open one none. */
export interface RowJson {
  readonly type: 'row';
  readonly id: number;
  readonly title: string;
  readonly collapsed: boolean;
  readonly gridPos: GridPosJson;
  readonly panels: readonly PanelJson[];
  readonly repeat?: string;
}

/** A variable; the data source's `current` is `{}` until somebody has chosen one. */
type VariableJson = Plain<Omit<VariableModel, 'current' | 'datasource' | 'query'>> & {
  readonly current?: Plain<Partial<VariableOption>>;
  readonly datasource?: DataSourceJson;
  readonly query?: string | { readonly [key: string]: unknown };
};

/** An annotation, with the fields of the Prometheus data source that @grafana/schema leaves out. */
type AnnotationJson = Plain<Omit<AnnotationQuery, 'datasource' | 'snapshotData' | 'target'>> & {
  readonly datasource: DataSourceJson<'prometheus' | 'loki' | 'grafana'>;
  readonly target?: Plain<AnnotationTarget>;
  readonly expr?: string;
  readonly step?: string;
  readonly titleFormat?: string;
  readonly textFormat?: string;
  /** Label names, joined with commas. */
  readonly tagKeys?: string;
  readonly useValueForTime?: boolean;
};

type DashboardLinkJson = Plain<Omit<DashboardLink, 'origin' | 'placement'>>;

/** What Grafana 12's save always writes is required; `id` and `version` belong to one Grafana and are not ours. */
export interface DashboardJson extends Plain<Pick<Dashboard, 'description' | 'liveNow' | 'refresh'>> {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly schemaVersion: number;
  readonly editable: boolean;
  readonly preload: boolean;
  /** 0: no shared crosshair; 1: a shared crosshair; 2: a shared tooltip too. */
  readonly graphTooltip: 0 | 1 | 2;
  readonly time: { readonly from: string; readonly to: string };
  readonly timepicker: Plain<TimePickerConfig>;
  readonly timezone: string;
  readonly weekStart: string;
  readonly fiscalYearStartMonth: number;
  readonly annotations: { readonly list: readonly AnnotationJson[] };
  readonly links: readonly DashboardLinkJson[];
  readonly panels: readonly (PanelJson | RowJson)[];
  readonly templating: { readonly list: readonly VariableJson[] };
}
