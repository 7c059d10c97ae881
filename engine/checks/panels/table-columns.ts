import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/** A column of a table that its query does not give: it would not be there. */
export const tableColumns: ModelCheck = {
  id: 'table-columns',
  run({ panels }: Model): Finding[] {
    return panels.flatMap((entry) => faultsOf(entry.panel).map((said) => ofPanel('table-columns', entry, said)));
  },
};

/** What Grafana makes a column of besides the labels. */
const always = ['Value', 'Time'];

function faultsOf({ type, queries, transformations = [] }: Panel): Said[] {
  const [query] = queries;
  if (type !== 'table' || query === undefined || query.expr.kind === 'logql') return [];
  const { labels } = query.expr.facts;
  if (labels === undefined) return [];
  return transformations.flatMap(({ options }) => {
    const { renameByName = {} } = options as { renameByName?: Readonly<Record<string, string>> };
    return Object.keys(renameByName).flatMap((name) => {
      if (labels.includes(name) || always.includes(name)) return [];
      const help = suggestion(name, [...labels, ...always]) ?? `it has ${[...labels, 'Value'].join(', ')}`;
      return [{ message: `the query has no label ${name} for a column`, help, anchor: 'columns:' }];
    });
  });
}
