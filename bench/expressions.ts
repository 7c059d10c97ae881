import { counter, type Counter, exporter, gauge, type Gauge, histogram, type Histogram } from '../engine/metric.ts';
import {
  above,
  atLeast,
  avgOverTime,
  below,
  complement,
  type Expr,
  histogramQuantile,
  increase,
  minBy,
  minOverTime,
  minus,
  offset,
  rate,
  ratio,
  round,
  select,
  sumBy,
  topk,
} from '../engine/promql/index.ts';
import { codes, type Kind, newlyStarted, prefixOf, restartWindow, routesOf, type Variant } from './workload.ts';

type Target = 'job' | 'instance';
type Labels<L extends string> = { readonly [label in L | Target]: string };

/** The metrics of a service, typed as a content author has them. */
export interface Metrics {
  readonly requests: Counter<'route' | 'code' | Target, 'route' | 'code' | 'instance', Labels<'route' | 'code'>>;
  readonly failures: Counter<'route' | Target, 'route' | 'instance', Labels<'route'>>;
  readonly sent: Counter<'route' | Target, 'route' | 'instance', Labels<'route'>>;
  readonly latency: Histogram<'route' | Target, 'route' | 'instance', Labels<'route'>>;
  readonly queue: Gauge<'route' | Target, 'route' | 'instance', Labels<'route'>>;
  readonly uptime: Gauge<Target, 'instance', Labels<never>>;
}

/** Declares the metrics of a service. */
export function metricsOf(service: number): Metrics {
  const prefix = prefixOf(service);
  const from = exporter(prefix, `service ${service}`);
  const labels = { route: routesOf(service) };
  return {
    requests: counter(`${prefix}_requests_total`, { from, help: 'Requests', labels: { ...labels, code: [...codes] } }),
    failures: counter(`${prefix}_failures_total`, { from, help: 'Requests that failed', labels }),
    sent: counter(`${prefix}_sent_bytes_total`, { from, help: 'Bytes sent', unit: 'bytes', labels }),
    latency: histogram(`${prefix}_latency_seconds`, {
      from,
      help: 'Latency',
      unit: 'seconds',
      labels,
      buckets: [0.1, 1],
    }),
    queue: gauge(`${prefix}_queue_length`, { from, help: 'Requests that wait', labels }),
    uptime: gauge(`${prefix}_uptime_seconds`, { from, help: 'Uptime', unit: 'seconds', labels: {} }),
  };
}

/** The expression of each kind of panel, in one variant. */
export type PanelSignals = { readonly [kind in Kind]: Expr<string, never> };

/** The typed expressions of a service: where it restarted, and a set for each variant. */
export interface Signals {
  readonly restarts: Expr<'job', never>;
  readonly panels: readonly PanelSignals[];
}

export function signalsOf(metrics: Metrics, variants: readonly Variant[]): Signals {
  return {
    restarts: below(minBy(['job'], minOverTime(metrics.uptime, restartWindow)), newlyStarted),
    panels: variants.map((variant) => panelSignals(metrics, variant) as PanelSignals),
  };
}

function panelSignals({ requests, failures, sent, latency, queue }: Metrics, variant: Variant) {
  const { number, service, route, code, window, quantile, limit, least } = variant;
  const narrow = { route };
  const busy = number === 0 ? requests : number === 1 ? select(requests, { code }) : select(requests, { route, code });
  const failed = service % 2 === 0 ? failures : select(failures, narrow);
  const asked = service % 2 === 0 ? requests : select(requests, narrow);
  const grouping = number === 0 ? (['job'] as const) : (['job', 'route'] as const);
  const failureRatio = ratio(sumBy(grouping, increase(failed, window)), sumBy(grouping, increase(asked, window)));
  const slowest = histogramQuantile(quantile, latency, window, grouping);
  return {
    Requests: sumBy(grouping, rate(busy, window)),
    Failures: failureRatio,
    Success: complement(ratio(sumBy(['job'], increase(failed, window)), sumBy(['job'], increase(asked, window)))),
    Latency: histogramQuantile(quantile, number === 0 ? latency : select(latency, narrow), window, grouping),
    Queue: sumBy(['job'], avgOverTime(number === 0 ? queue : select(queue, narrow), window)),
    'Busiest routes': topk(
      number + 3,
      sumBy(['route'], rate(number === 0 ? requests : select(requests, { code }), window)),
    ),
    Answers: round(sumBy(['route', 'code'], increase(busy, window))),
    Traffic: minus(sumBy(grouping, rate(sent, window)), sumBy(grouping, rate(offset(sent, `${number + 1}d`), window))),
    Amount: round(sumBy(['job'], increase(busy, window))),
    'Slow routes': above(slowest, limit, { provided: atLeast(sumBy(grouping, increase(requests, window)), least) }),
  };
}
