import type { Dashboard } from '../../../dashboard.ts';
import type { Model } from '../../../model.ts';
import type { Panel } from '../../../panel/panel.ts';
import { placeAt, type Place } from '../../../place.ts';

/** Gets a text that people read: what it is (`description`), and whose. */
export type Reader = (text: string, what: string, path: readonly string[], place: Place | undefined) => void;

/** Hands over every text of a model that leaves the build: what people read, and the expressions. */
export function readTexts(model: Model, read: Reader): void {
  for (const dashboard of model.project.dashboards) ofDashboard(dashboard, read);
  for (const { dashboard, panel } of model.panels) ofPanel(dashboard, panel, read);
  for (const { text, path, place } of model.uses) read(text, 'expression', path, place);
  for (const { name, summary, description, place } of model.alerts) {
    read(summary, 'summary', [name, 'summary'], place);
    read(description, 'description', [name, 'description'], place);
  }
  for (const { name, file, text } of model.project.runbooks) {
    read(text, 'runbook', [name, 'runbook'], placeAt(file));
  }
  for (const { name, help, counts, recorder, place } of new Set([
    ...model.project.exposed,
    ...model.project.catalogue,
  ])) {
    read(help, 'HELP text', [name], place);
    if (counts !== undefined) read(counts, 'meaning', [name], place);
    if (recorder !== undefined) read(recorder, 'recorder', [name], place);
  }
}

function ofDashboard({ title, description, rows, tags, annotations, place }: Dashboard, read: Reader): void {
  const path = [title];
  read(title, 'title', path, place);
  read(description, 'description', path, place);
  for (const row of rows) if (row.title !== undefined) read(row.title, 'heading', path, place);
  for (const tag of tags ?? []) read(tag, 'tag', path, place);
  for (const mark of annotations) {
    read(mark.title, 'annotation', [title, `annotation ${mark.name}`], place);
    if (mark.text !== undefined) read(mark.text, 'annotation', [title, `annotation ${mark.name}`], place);
  }
}

function ofPanel(dashboard: Dashboard, panel: Panel, read: Reader): void {
  const { title, description, numbers, links, queries, place, type } = panel;
  const path = [dashboard.title, title];
  read(title, 'title', path, place);
  read(description, 'description', path, place);
  for (const query of queries) {
    if (query.legend !== title) read(query.legend, 'legend', path, place);
    if (query.expr.kind === 'logql') read(query.expr.text, 'query', path, place);
  }
  for (const link of links ?? []) {
    read(link.title, 'link', path, place);
    if ('url' in link.to) read(link.to.url, 'link', path, place);
  }
  if (type === 'text') read((panel.options as { content?: string }).content ?? '', 'text', path, place);
  if (numbers === undefined) return;
  read(numbers.noValue, 'text for no data', path, place);
  if (numbers.mappings) for (const [text] of Object.values(numbers.mappings)) read(text, 'mapping', path, place);
}
