import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { PanelQuery } from '../../panel/panel.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { ofPanel, type PanelEntry, type Said } from './model/panel-finding.ts';

/** Panels that draw every series of a query, each under the query's legend. */
const drawsEachSeries = new Set(['timeseries', 'bargauge', 'state-timeline']);

/** A legend that names a label which the query does not have, or that cannot tell series apart. */
export const panelLegend: ModelCheck = {
  id: 'panel-legend',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      const { queries, type } = entry.panel;
      if (type === 'table' || type === 'logs') continue;
      for (const query of queries) {
        for (const said of [...ofLabels(query), ...ofSeries(query, entry)]) {
          findings.push(ofPanel('panel-legend', entry, said, query));
        }
      }
      if (queries.length > 1) findings.push(...equalLegends(entry));
    }
    return findings;
  },
};

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const noFaults: readonly Said[] = [];

function ofLabels({ legend, expr }: PanelQuery): readonly Said[] {
  if (!legend.includes('{') && !legend.includes('}')) return noFaults;
  const rest = legend.replace(placeholder, (found) => ' '.repeat(found.length));
  const brace = rest.search(/[{}]/);
  const anchor = anchorOf(legend);
  if (brace >= 0) {
    return [
      {
        message: 'a label stands in two pairs of braces',
        help: 'write {{label}}',
        anchor,
        excerpt: excerptOf(legend, brace, legend.length),
      },
    ];
  }
  const labels = expr.kind === 'logql' ? undefined : expr.facts.labels;
  if (labels === undefined) return noFaults;
  return [...legend.matchAll(placeholder)].flatMap(({ index, 0: found, 1: label = '' }) => {
    // The name of the metric is a label, too, but every function and operator drops it.
    if (labels.includes(label) || (label === '__name__' && expr.kind === 'expression' && expr.node.op === 'selector')) {
      return [];
    }
    const has = labels.length === 0 ? 'it has no labels at all' : `it has ${labels.join(', ')}`;
    return [
      {
        message: `the query has no label ${label}: the legend would show nothing here`,
        help: suggestion(label, labels) ?? has,
        anchor,
        excerpt: excerptOf(legend, index, index + found.length),
      },
    ];
  });
}

function ofSeries({ legend, expr }: PanelQuery, { panel }: PanelEntry): readonly Said[] {
  if (!drawsEachSeries.has(panel.type) || expr.kind === 'logql') return noFaults;
  // A raw counter may not be summed: each instance has a line of its own, and there is one of them as a rule.
  const varying =
    expr.facts.role === 'value' ? expr.facts.varying : expr.facts.varying.filter((label) => label !== 'instance');
  if (legend.trim() === '') {
    if (panel.queries.length === 1 && varying.length === 0) return noFaults;
    const help = varying.length > 0 ? `write {{${varying[0]}}}` : 'name each line in a word or two';
    return [{ message: 'a line without a name: the reader would see its labels or the query', help }];
  }
  if (varying.length === 0 || legend.includes('{{')) return noFaults;
  const name = JSON.stringify(legend);
  const message = `every series of the query would be called ${name}: they differ by ${varying.join(', ')}`;
  return [{ message, help: `write {{${varying[0]}}}, or aggregate the query to one series`, anchor: anchorOf(legend) }];
}

function equalLegends(entry: PanelEntry): Finding[] {
  const first = new Map<string, string>();
  return entry.panel.queries.flatMap((query) => {
    const other = first.get(query.legend);
    if (other === undefined) first.set(query.legend, query.refId);
    if (other === undefined || query.legend.trim() === '') return [];
    const message = `queries ${other} and ${query.refId} have the same legend, ${JSON.stringify(query.legend)}`;
    return [
      ofPanel(
        'panel-legend',
        entry,
        { message, help: 'name what tells them apart', anchor: anchorOf(query.legend) },
        query,
      ),
    ];
  });
}
