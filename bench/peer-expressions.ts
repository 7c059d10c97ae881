import { jobOf, type Kind, newlyStarted, prefixOf, restartWindow, type Variant } from './workload.ts';

export type PanelTexts = { readonly [kind in Kind]: string };

export interface Texts {
  readonly restarts: string;
  readonly panels: readonly PanelTexts[];
}

/** The same expressions as in expressions.ts, written as text: what an author without typed expressions does. */
export function textsOf(variants: readonly Variant[]): Texts {
  const { service } = variants[0]!;
  const uptime = `${prefixOf(service)}_uptime_seconds{job="${jobOf(service)}"}`;
  return {
    restarts: `min by (job) (min_over_time(${uptime}[${restartWindow}])) < ${newlyStarted}`,
    panels: variants.map(panelTexts),
  };
}

function panelTexts(variant: Variant): PanelTexts {
  const { number, service, route, code, window, quantile, limit, least } = variant;
  const prefix = prefixOf(service);
  const series = (name: string, matchers = '') => `${prefix}_${name}{job="${jobOf(service)}"${matchers}}`;
  const byRoute = `,route="${route}"`;
  const byCode = `,code="${code}"`;
  const busy = series('requests_total', number === 0 ? '' : number === 1 ? byCode : byRoute + byCode);
  const failed = series('failures_total', service % 2 === 0 ? '' : byRoute);
  const asked = series('requests_total', service % 2 === 0 ? '' : byRoute);
  const labels = number === 0 ? 'job' : 'job, route';
  const grown = (by: string, of: string) => `sum by (${by}) (increase(${of}[${window}]))`;
  const rates = (by: string, of: string, offset = '') => `sum by (${by}) (rate(${of}[${window}]${offset}))`;
  const latency = (matchers = '') =>
    `histogram_quantile(${quantile}, ${rates(`${labels}, le`, series('latency_seconds_bucket', matchers))})`;
  const queue = series('queue_length', number === 0 ? '' : byRoute);
  const requests = series('requests_total', number === 0 ? '' : byCode);
  const sent = series('sent_bytes_total');
  const enough = `${grown(labels, series('requests_total'))} >= ${least}`;
  return {
    Requests: rates(labels, busy),
    Failures: `${grown(labels, failed)} / (${grown(labels, asked)} > 0)`,
    Success: `1 - ${grown('job', failed)} / (${grown('job', asked)} > 0)`,
    Latency: latency(number === 0 ? '' : byRoute),
    Queue: `sum by (job) (avg_over_time(${queue}[${window}]))`,
    'Busiest routes': `topk(${number + 3}, ${rates('route', requests)})`,
    Answers: `round(${grown('route, code', busy)})`,
    Traffic: `${rates(labels, sent)} - ${rates(labels, sent, ` offset ${number + 1}d`)}`,
    Amount: `round(${grown('job', busy)})`,
    'Slow routes': `${latency()} > ${limit} and on (${labels}) ${enough}`,
  };
}
