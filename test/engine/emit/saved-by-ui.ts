/** JSON as it is read back: what tests of dashboards work on. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const builtIn: JsonObject = {
  builtIn: 1,
  datasource: { type: 'grafana', uid: '-- Grafana --' },
  enable: true,
  hide: true,
  iconColor: 'rgba(0, 211, 255, 1)',
  name: 'Annotations & Alerts',
  type: 'dashboard',
};

/**
 * What a save in the user interface of Grafana 12.3.3 makes of a dashboard beside the edit, as observed (see
 * test/fixtures/ui-save.json): defaults are added, what is empty is dropped, and keys are stored in order.
 */
export function savedByUi(dashboard: JsonObject): JsonObject {
  const added = {
    editable: true,
    fiscalYearStartMonth: 0,
    graphTooltip: 0,
    preload: false,
    timepicker: {},
    weekStart: '',
  };
  const { annotations, panels, templating } = dashboard;
  return sorted({
    ...added,
    ...dashboard,
    schemaVersion: 42,
    annotations: { list: savedAnnotations(listIn(annotations)) },
    panels: objects(panels).map(savedPanel),
    templating: { list: listIn(templating).map(savedVariable) },
  }) as JsonObject;
}

/** The same JSON with every object's keys in order. */
export function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted);
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}

function objects(json: Json | undefined): JsonObject[] {
  return [...((json ?? []) as readonly JsonObject[])];
}

function listIn(json: Json | undefined): JsonObject[] {
  return objects((json as JsonObject | undefined)?.list);
}

function savedAnnotations(list: readonly JsonObject[]): JsonObject[] {
  const own = list.filter((entry) => entry.builtIn !== 1).map((entry) => ({ hide: false, ...entry }));
  return [list.find((entry) => entry.builtIn === 1) ?? builtIn, ...own];
}

function savedVariable(variable: JsonObject): JsonObject {
  if (variable.type === 'datasource') return { options: [], refresh: 1, ...variable };
  return variable.type === 'query' ? { options: [], ...variable } : variable;
}

const withoutFields = JSON.stringify({ defaults: {}, overrides: [] });

function savedPanel(panel: JsonObject): JsonObject {
  const { datasource, fieldConfig, options, ...rest } = panel;
  const isFieldConfigEmpty = JSON.stringify(sorted(fieldConfig ?? null)) === withoutFields;
  const isEmpty = (json: Json | undefined) =>
    typeof json === 'object' && json !== null && Object.keys(json).length === 0;
  return {
    ...rest,
    ...(datasource !== undefined && panel.targets !== undefined && { datasource }),
    ...(fieldConfig !== undefined && !isFieldConfigEmpty && { fieldConfig: withoutNullSteps(fieldConfig) }),
    ...(options !== undefined && !isEmpty(options) && { options }),
  };
}

/** The first threshold has no value, which is not the same as null. */
function withoutNullSteps(json: Json): Json {
  if (Array.isArray(json)) return json.map(withoutNullSteps);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([key, value]) => key !== 'value' || value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNullSteps(value)]));
}
