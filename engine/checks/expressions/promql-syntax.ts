import type { Finding } from '../../finding.ts';
import type { ExpressionUse } from '../../model.ts';
import { problemsOfShape } from '../../promql/shape.ts';
import type { ModelCheck } from '../check.ts';

/**
 * What Prometheus' own grammar and type checker refuse. Every expression passes here, typed or raw; the parser runs
 * once for all expressions of one shape.
 */
export const promqlSyntax: ModelCheck = {
  id: 'promql-syntax',
  run: (model) => model.uses.flatMap((use) => (use.unscraped === undefined ? problemsIn(use) : [notScraped(use)])),
};

function problemsIn(use: ExpressionUse): Finding[] {
  const { owner, path, place, shape, text } = use;
  const grafana = owner.kind === 'panel' || owner.kind === 'annotation';
  return problemsOfShape(shape, text, { grafana }).map(({ start, end, message, help }) => ({
    id: 'promql-syntax',
    severity: 'error',
    place,
    path,
    message,
    help,
    excerpt: { text, start, end },
  }));
}

function notScraped({ path, place, unscraped }: ExpressionUse): Finding {
  return {
    id: 'promql-syntax',
    severity: 'error',
    place,
    path,
    message: `reads ${unscraped}, which this site does not scrape`,
    help: 'show or watch it only where the site has that part',
  };
}
