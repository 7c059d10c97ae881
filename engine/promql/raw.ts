import type { AnyMetric, Exporter } from '../metric.ts';
import type { Unit } from '../unit.ts';
import { type Expr, expression } from './expression.ts';
import type { Expression, RawNode } from './node.ts';

/** PromQL as text, with metrics, expressions and exporters (for job names) put into it. */
export interface Promql {
  readonly parts: RawNode['parts'];
}

/** Text of PromQL for `raw`: `` promql`max_over_time(${queueLength}[5m])` ``. A metric stands for its name alone. */
export function promql(text: TemplateStringsArray, ...values: (Expression | AnyMetric | Exporter | string)[]): Promql {
  return { parts: text.raw.flatMap((part, index) => (index < values.length ? [part, values[index]!] : [part])) };
}

/**
 * The one escape hatch, for what the typed functions cannot say. The author declares labels and unit; the text
 * goes through Prometheus' grammar and the same checks as everything else, which compare them with the text.
 */
export function raw<const L extends string, const F extends L = L>(
  { parts }: Promql,
  declared: { readonly labels: readonly L[]; readonly varying?: readonly F[]; readonly unit: Unit },
): Expr<L, F> {
  const labels = [...declared.labels].sort();
  const metrics = parts.flatMap((part) =>
    typeof part === 'string' || part.kind === 'exporter'
      ? []
      : part.kind === 'metric'
        ? [part.name]
        : part.facts.metrics,
  );
  const facts = {
    kind: 'instant',
    role: 'value',
    labels,
    varying: declared.varying ?? labels,
    unit: declared.unit,
  } as const;
  return expression({ op: 'raw', parts, declared: { ...facts, metrics: [...new Set(metrics)] } });
}
