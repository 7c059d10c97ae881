import { type Alert, alert, type AlertOptions, group, type RuleGroup } from '../../engine/alert.ts';
import { type Dashboard, dashboard, type DashboardOptions, type Line, top } from '../../engine/dashboard.ts';
import {
  type AnyMetric,
  type AnyValue,
  counter,
  everyTarget,
  exporter,
  gauge,
  histogram,
} from '../../engine/metric.ts';
import { type Panel, timeseries } from '../../engine/panel/index.ts';
import type { Project } from '../../engine/project.ts';
import { record, rate, sumBy } from '../../engine/promql/index.ts';
import type { RecordingRule } from '../../engine/promql/record.ts';
import type { Setting } from '../../engine/setting.ts';

/** A shop, as small as a project can be: what the tests of the engine are about. */

export const shop = exporter('shop', 'the shop');
export const warehouse = exporter('warehouse', 'the warehouse');

export const calls = counter('calls_total', {
  from: shop,
  help: 'Calls',
  labels: { mode: ['idle', 'busy'], path: 'any' },
});
export const failed = counter('calls_failed_total', { from: shop, help: 'Calls that failed' });
export const queue = gauge('queue_length', { from: shop, help: 'Queue' });
export const free = gauge('free_bytes', { from: shop, help: 'Free', unit: 'bytes', labels: { disk: 'any' } });
export const drift = gauge('clock_drift_seconds', { from: shop, help: 'Drift', unit: 'seconds' });
export const up = gauge('up', { from: everyTarget, help: 'Up', unit: 'boolean' });
export const latency = histogram('latency_seconds', {
  from: shop,
  help: 'Latency',
  unit: 'seconds',
  buckets: [0.1, 1],
});
export const orders = counter('orders_total', {
  from: shop,
  help: 'Orders',
  formerly: 'sales_total',
  until: '2027-06-30',
});
export const delay = histogram('delay_seconds', {
  from: shop,
  help: 'Delay',
  unit: 'seconds',
  buckets: [1],
  formerly: 'lag_seconds',
  until: '2027-06-30',
});
export const stock = gauge('stock', { from: warehouse, help: 'Stock' });
export const callRate = record('job:calls:rate5m', sumBy(['job'], rate(calls, '5m')));

export const catalogue: readonly AnyMetric[] = [calls, failed, queue, free, drift, up, latency, orders, delay, stock];

export const setting: Setting = {
  jobs: { shop: 'shop' },
  scrapeInterval: '15s',
  retention: '90d',
  versions: { prometheus: '2.42', grafana: '11.1' },
  evaluator: 'prometheus',
  runbooks: 'https://wiki.example/runbooks/',
  grafana: {
    url: 'https://grafana.example/sub/',
    folder: { uid: 'shop', title: 'Shop' },
    uidPrefix: 'shop-',
    mark: 'shop-monitoring',
    dataSource: { uid: 'shop-prometheus', name: 'Prometheus' },
    lokiDataSource: { uid: 'shop-loki', name: 'Loki' },
  },
};

export function projectOf(parts: Partial<Project> = {}): Project {
  return {
    catalogue,
    exposed: [calls],
    exposedSource: 'metrics/shop.ts',
    dashboards: [],
    groups: [],
    components: ['shop'],
    runbooks: [],
    absentAlerts: [],
    logLabels: ['job'],
    setting,
    ...parts,
  };
}

export const panelText = {
  title: 'Queue',
  description: 'How long it is.',
  unit: 'short',
  noValue: 'none yet',
} as const;

/** A time series of one line. */
export function lineOf(expr: AnyValue, more: Partial<Parameters<typeof timeseries>[0]> = {}): Panel {
  return timeseries({ ...panelText, lines: [{ expr: expr as never, legend: 'value' }], ...more });
}

export function dashboardOf(lines: readonly Line[], more: Partial<DashboardOptions> = {}): Dashboard {
  return dashboard({
    key: 'shop',
    title: 'Shop',
    description: 'The shop.',
    range: '6h',
    annotations: [],
    rows: [top(...lines)],
    ...more,
  });
}

export function alertOf(when: AnyValue, more: Partial<AlertOptions> = {}): Alert {
  return alert({
    name: 'QueueLong',
    severity: 'warning',
    component: 'shop',
    when,
    for: '5m',
    summary: 'The queue is long',
    description: '{{ $value | humanize }} wait in {{ $labels.instance }}.',
    shownOn: 'shop/Queue',
    ...more,
  });
}

export function groupOf(rules: readonly (Alert | RecordingRule)[], more: Partial<RuleGroup> = {}): RuleGroup {
  return group({ name: 'shop', file: 'shop', interval: '30s', rules, ...more });
}
