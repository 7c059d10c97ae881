import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

/** More lines than these are a heap of wool. */
const readable = 12;
/** refIds run from A to Z. */
const most = 26;

/** A panel that asks nothing, asks too much, or asks the same twice. */
export const panelQueries: ModelCheck = {
  id: 'panel-queries',
  run(model: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of model.panels) judge(entry, model, findings);
    return findings;
  },
};

function judge(entry: PanelEntry, { textOf }: Model, findings: Finding[]): void {
  const { queries, source } = entry.panel;
  const say = (message: string, help: string, severity?: 'warning'): void =>
    void findings.push(ofPanel('panel-queries', entry, { message, help, severity }));
  if (queries.length === 0) {
    if (source !== 'none') say('the panel has no query', 'add one, or remove the panel');
    return;
  }
  if (queries.length > most) {
    say(`${queries.length} queries: Grafana names them A to Z`, 'split the panel, or draw one query of many series');
  } else if (queries.some(({ refId }) => refId === undefined)) {
    say(`${queries.length} queries are more than this panel can name`, 'split the panel');
  } else if (queries.length > readable) {
    say(
      `${queries.length} queries in one panel: nobody can follow so many lines`,
      'split the panel, or draw one query of many series',
      'warning',
    );
  }
  if (queries.length === 1) return;
  const first = new Map<string, string>();
  for (const query of queries) {
    const text = textOf(query);
    const other = text === '' ? undefined : first.get(text);
    if (other === undefined) first.set(text, query.refId);
    else {
      const said = {
        message: `queries ${other} and ${query.refId} are the same`,
        help: 'one of them was meant to ask something else',
      };
      findings.push(
        ofPanel(
          'panel-queries',
          entry,
          { ...said, anchor: query.legend || entry.panel.title, excerpt: { text, start: 0, end: text.length } },
          query,
        ),
      );
    }
  }
}
