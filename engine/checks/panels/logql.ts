import type { Finding } from '../../finding.ts';
import { problemsOfLogql } from '../../logql/grammar.ts';
import { streamLabelsOf } from '../../logql/labels.ts';
import type { Model } from '../../model.ts';
import type { PanelQuery } from '../../panel/panel.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/** A query that Loki refuses, or one that names a label which the log shipper does not give. */
export const logql: ModelCheck = {
  id: 'logql',
  run({ panels, project }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      if (entry.panel.source !== 'loki') continue;
      for (const query of entry.panel.queries) {
        for (const said of faultsOf(query, project.logLabels)) findings.push(ofPanel('logql', entry, said, query));
      }
    }
    return findings;
  },
};

function faultsOf({ expr }: PanelQuery, known: readonly string[]): Said[] {
  if (expr.kind !== 'logql') {
    return [{ message: 'PromQL in a panel of logs', help: 'use timeseries(), or write LogQL' }];
  }
  const { text } = expr;
  const problems = problemsOfLogql(text).map(({ start, end, message, help }) => ({
    message,
    help,
    excerpt: { text, start, end },
  }));
  if (problems.length > 0) return problems;
  return streamLabelsOf(text).flatMap(({ name, start, end, extracted }) => {
    if (extracted || known.includes(name)) return [];
    const message = `log lines have no label ${name}`;
    return [
      { message, help: suggestion(name, known) ?? `they have ${known.join(', ')}`, excerpt: { text, start, end } },
    ];
  });
}
