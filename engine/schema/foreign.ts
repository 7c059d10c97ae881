/**
 * Dashboards that others wrote: the same shapes as Grafana's own types, with everything optional and nullable
 * that a reader can do without. Unknown keys are let through everywhere.
 */
import type {
  AnnotationQuery,
  Dashboard,
  DashboardLink,
  FieldConfig,
  GridPos,
  Panel,
  VariableModel,
} from '@grafana/schema';

/** Every key of T may be missing or null, at any depth. */
type Lenient<T> = unknown extends T
  ? unknown
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Lenient<Item>[]
      : { readonly [K in keyof T]?: Lenient<T[K]> | null };

/** Before Grafana 8.3 a data source was named, not referred to. */
type ForeignDatasource = string | { readonly type?: string | null; readonly uid?: string | null } | null;

interface Anything {
  readonly [key: string]: unknown;
}

interface ForeignTarget {
  readonly refId?: string | null;
  readonly datasource?: ForeignDatasource;
  readonly expr?: string | null;
  readonly hide?: boolean | null;
}

type ForeignLink = Lenient<Omit<DashboardLink, 'title' | 'type'>> & Pick<DashboardLink, 'title' | 'type'>;

interface ForeignThresholds {
  readonly mode?: string | null;
  readonly steps?: readonly { readonly color: string; readonly value?: number | null }[] | null;
}

/** Value mappings, links and custom settings have changed their form too often to be judged. */
type ForeignDefaults = Lenient<Omit<FieldConfig, 'actions' | 'custom' | 'links' | 'mappings' | 'thresholds'>> & {
  readonly custom?: Anything | null;
  readonly links?: readonly Anything[] | null;
  readonly mappings?: readonly Anything[] | null;
  readonly thresholds?: ForeignThresholds | null;
};

interface ForeignFieldConfig {
  readonly defaults?: ForeignDefaults | null;
  readonly overrides?:
    | readonly {
        readonly matcher: { readonly id: string; readonly options?: unknown };
        readonly properties: readonly { readonly id: string; readonly value?: unknown }[];
      }[]
    | null;
}

/** A library panel stands in its dashboard without a type. */
type ForeignPanel = Lenient<
  Omit<Panel, 'datasource' | 'fieldConfig' | 'gridPos' | 'links' | 'options' | 'targets' | 'transformations' | 'type'>
> & {
  readonly type?: string;
  readonly datasource?: ForeignDatasource;
  readonly fieldConfig?: ForeignFieldConfig | null;
  readonly gridPos?: Lenient<GridPos> | null;
  readonly links?: readonly Anything[] | null;
  readonly options?: Anything | null;
  readonly targets?: readonly ForeignTarget[] | null;
  readonly transformations?: readonly Anything[] | null;
};

interface ForeignRow {
  readonly type: 'row';
  readonly id?: number | null;
  readonly title?: string | null;
  readonly collapsed?: boolean | null;
  readonly gridPos?: Lenient<GridPos> | null;
  readonly panels?: readonly ForeignPanel[] | null;
}

type ForeignVariable = Lenient<Omit<VariableModel, 'current' | 'datasource' | 'name' | 'options' | 'query' | 'type'>> &
  Pick<VariableModel, 'name' | 'type'> & {
    readonly current?: Anything | null;
    readonly datasource?: ForeignDatasource;
    readonly options?: readonly Anything[] | null;
    readonly query?: unknown;
  };

type ForeignAnnotation = Lenient<Omit<AnnotationQuery, 'datasource' | 'snapshotData' | 'target'>> & {
  readonly datasource?: ForeignDatasource;
  readonly target?: unknown;
};

/** `panels` is asked for: without it there is nothing to read, and a dashboard of the v2 model has none. */
export type ForeignDashboard = Lenient<
  Omit<Dashboard, 'annotations' | 'links' | 'panels' | 'refresh' | 'schemaVersion' | 'snapshot' | 'templating'>
> &
  Pick<Dashboard, 'schemaVersion'> & {
    readonly annotations?: { readonly list?: readonly ForeignAnnotation[] | null } | null;
    readonly links?: readonly ForeignLink[] | null;
    readonly panels: readonly (ForeignPanel | ForeignRow)[];
    /** `false` and the empty string both switch it off. */
    readonly refresh?: string | boolean | null;
    readonly templating?: { readonly list?: readonly ForeignVariable[] | null } | null;
  };
