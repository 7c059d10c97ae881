import type { GridPosition } from '../layout.ts';
import type { PanelJson, RowJson } from '../panel/json.ts';
import type { Panel, PanelLink, PanelNumbers, PanelQuery, ValueMappings } from '../panel/panel.ts';
import type { Thresholds } from '../panel/thresholds.ts';
import { renderText } from '../promql/render.ts';
import type { Setting } from '../setting.ts';
import { panelId } from '../uid.ts';
import { dashboardPath } from './links.ts';

/** The data source of a query: the dashboard's variable for Prometheus, so that a reader may choose another. */
export const prometheusSource = { type: 'prometheus', uid: '${datasource}' } as const;
export const lokiSource = { type: 'loki', uid: '${logs}' } as const;

/** Text of a query, by which an emitter and a check see the same; rendered once per expression. */
export type QueryText = (query: PanelQuery) => string;

/** Renders PromQL for a setting; LogQL is text already. */
export function queryTextFor(setting: Setting): QueryText {
  return ({ expr }) => (expr.kind === 'logql' ? expr.text : renderText(expr, setting.jobs).text);
}

/** A panel in the form in which Grafana 12 saves one: keys in order, nothing that its own save would drop. */
export function panelJson(panel: Panel, gridPos: GridPosition, setting: Setting, textOf: QueryText): PanelJson {
  const datasource = panel.source === 'loki' ? lokiSource : prometheusSource;
  const json = {
    description: panel.description,
    ...(panel.numbers && {
      fieldConfig: { defaults: fieldDefaults(panel, panel.numbers, setting), overrides: overrides(panel) },
    }),
    gridPos: { h: gridPos.h, w: gridPos.w, x: gridPos.x, y: gridPos.y },
    id: panelId(panel.key),
    ...(panel.numbers?.interval && { interval: panel.numbers.interval }),
    ...(panel.numbers?.interval && { maxDataPoints: manyPoints }),
    options: panel.options,
    ...(panel.queries.length > 0 && { targets: panel.queries.map((query) => targetJson(query, panel, textOf)) }),
    title: panel.title,
    ...(panel.transformations && { transformations: panel.transformations }),
    type: panel.type,
  };
  // In this order, since Node 20 gives every object a hidden class of its own where a literal goes on after a spread.
  return (panel.source === 'none' ? json : { datasource, ...json }) as unknown as PanelJson;
}

/** Bars of a fixed width each stand for their own window: so many fit before Grafana merges them, 100 days of hours. */
const manyPoints = 2400;

/** A heading over the lines that follow. */
export function rowJson(title: string, gridPos: GridPosition): RowJson {
  const { h, w, x, y } = gridPos;
  return { collapsed: false, gridPos: { h, w, x, y }, id: panelId(`row:${title}`), panels: [], title, type: 'row' };
}

function fieldDefaults(panel: Panel, numbers: PanelNumbers, setting: Setting): object {
  const { decimals, mappings, max, min, noValue, thresholds, unit } = numbers;
  return {
    color: { mode: panel.colorMode ?? 'thresholds' },
    ...(panel.custom && { custom: panel.custom }),
    ...(decimals !== undefined && { decimals }),
    ...(panel.links?.length && { links: panel.links.map((link) => linkJson(link, setting)) }),
    mappings: [
      ...(mappings ? [mappingJson(mappings)] : []),
      ...(judgesNothing.has(panel.type) ? [nothingJson(panel, numbers)] : []),
    ],
    ...(max !== undefined && { max }),
    ...(min !== undefined && { min }),
    noValue,
    thresholds: thresholdsJson(thresholds),
    unit,
  };
}

function thresholdsJson(thresholds: Thresholds | undefined): object {
  const steps = thresholds?.steps ?? [{ color: 'green' as const }];
  return {
    mode: 'absolute',
    steps: steps.map(({ color, from }) => (from === undefined ? { color } : { color, value: from })),
  };
}

function mappingJson(mappings: ValueMappings): object {
  const entries = Object.entries(mappings).map(([value, [text, color]], index) => [value, { color, index, text }]);
  return { options: Object.fromEntries(entries), type: 'value' };
}

/** Panels that would draw "nothing" in the colour of the lowest threshold, which may be red. */
const judgesNothing: ReadonlySet<string> = new Set(['stat', 'gauge', 'bargauge']);

function nothingJson({ options, numbers }: Panel, { noValue }: PanelNumbers): object {
  const color = 'colorMode' in options && options.colorMode === 'background' ? 'transparent' : 'text';
  const index = Object.keys(numbers?.mappings ?? {}).length;
  return { options: { match: 'null+nan', result: { color, index, text: noValue } }, type: 'special' };
}

/** Fixed colours, for queries of which the colour means something. */
function overrides({ queries }: Panel): object[] {
  return queries
    .filter(({ color }) => color !== undefined)
    .map(({ refId, color }) => ({
      matcher: { id: 'byFrameRefID', options: refId },
      properties: [{ id: 'color', value: { fixedColor: color, mode: 'fixed' } }],
    }));
}

function targetJson(query: PanelQuery, panel: Panel, textOf: QueryText): object {
  const { refId, legend, instant, format } = query;
  if (panel.source === 'loki') {
    return {
      datasource: lokiSource,
      editorMode: 'code',
      expr: textOf(query),
      ...(legend && { legendFormat: legend }),
      queryType: 'range',
      refId,
    };
  }
  return {
    datasource: prometheusSource,
    editorMode: 'code',
    expr: textOf(query),
    ...(format === 'table' && { format }),
    ...(instant && { instant: true }),
    ...(legend && { legendFormat: legend }),
    range: !instant,
    refId,
  };
}

function linkJson({ title, to }: PanelLink, setting: Setting): object {
  const url = 'url' in to ? to.url : `${dashboardPath(to.dashboard, setting)}?\${__url_time_range}`;
  return { targetBlank: false, title, url };
}
