import type { AnyMetric } from '../metric.ts';

/**
 * What a freshly started process must expose, in Prometheus' text format: HELP, TYPE and a zero for every
 * metric, in the catalogue's order. The server's own tests compare their output with it.
 */
export function expositionOf(metrics: readonly AnyMetric[]): string {
  return metrics.map(familyOf).join('');
}

function familyOf(metric: AnyMetric): string {
  const { name, help } = metric;
  const head = `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${metric.declaredAs ?? metric.type}\n`;
  if (metric.type !== 'histogram') return `${head}${name} 0\n`;
  const buckets = [...(metric.buckets ?? []), Infinity].map((bound) => {
    const le = bound === Infinity ? '+Inf' : String(bound);
    return `${name}_bucket{le="${le}"} 0\n`;
  });
  return `${head}${buckets.join('')}${name}_sum 0\n${name}_count 0\n`;
}

function escapeHelp(help: string): string {
  return help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
}
