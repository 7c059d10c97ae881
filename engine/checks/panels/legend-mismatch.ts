import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { stemOf } from '../text/model/stem.ts';
import { metricsBehindUse } from './model/lookup.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

/** A legend with the word of another query's metric: the two have been swapped, or one was copied. */
export const legendMismatch: ModelCheck = {
  id: 'legend-mismatch',
  run(model: Model): Finding[] {
    return model.panels.flatMap((entry) => (entry.panel.queries.length < 2 ? [] : inPanel(entry, model)));
  },
};

function inPanel(entry: PanelEntry, model: Model): Finding[] {
  const queries = entry.panel.queries.flatMap((query) => {
    const { expr } = query;
    return expr.kind === 'logql' ? [] : [{ query, metrics: [...metricsBehindUse(expr, model)] }];
  });
  const words = queries.map(({ metrics }) => new Set(metrics.flatMap((name) => wordsOf(name))));
  return queries.flatMap(({ query, metrics }, index) => {
    const telling = wordsOf(query.legend).find(
      (word) => !words[index]!.has(word) && words.some((others) => others.has(word)),
    );
    if (telling === undefined) return [];
    const owner = queries[words.findIndex((others) => others.has(telling))]!;
    const message = `the legend ${JSON.stringify(query.legend)} is of ${namesOf(metrics)}, and query ${owner.query.refId} reads ${namesOf(owner.metrics)}`;
    const said = { message, help: 'swap the legends, or the queries', anchor: `'${query.legend}'` };
    return [ofPanel('legend-mismatch', entry, said, query)];
  });
}

/** Shorter ones are particles. */
const shortest = 4;

function wordsOf(text: string): string[] {
  return text
    .replace(/\{\{.*?\}\}/g, ' ')
    .split(/[^A-Za-z]+/)
    .filter((word) => word.length >= shortest)
    .map(stemOf);
}

function namesOf(metrics: readonly string[]): string {
  return metrics
    .filter((name) => !name.includes(':'))
    .slice(0, 2)
    .join(' and ');
}
