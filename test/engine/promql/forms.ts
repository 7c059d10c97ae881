/** One expression of each form that a real set of alerts and recording rules uses, with the names of a shop. */
export const formsInUse: readonly string[] = [
  'up{job="shop-server"} == 0',
  'absent(up{job="shop-server"})',
  'avg_over_time(up{job="shop-server"}[15m]) < 0.9',
  'uptime_seconds{job="shop-server"} < 600',
  'resets(uptime_seconds{job="shop-server"}[30m]) >= 3',
  `(
  count by (job, instance) ({job="shop-server",__name__=~"orders_created_total|orders_funded_total|orders_completed_total|orders_returned_total|orders_resolved_total|call_calls_total|call_calls_failed_total|returns_refunded_total|returns_kept_total|uptime_seconds"})
  or on (job, instance) 0 * up{job="shop-server"}
) < 10
and on (job, instance) up{job="shop-server"} == 1`,
  'changes(uptime_seconds{job="shop-server"}[10m]) == 0 and on (job, instance) up{job="shop-server"} == 1',
  'scrape_samples_scraped{job="shop-server"} > 100',
  'sum by (job) (increase(call_calls_total{job="shop-server"}[5m]))',
  'job:call_calls_failed:increase5m / (job:call_calls:increase5m > 0)',
  'sum by (job) (increase(call_calls_total{job="shop-server"}[1h]))',
  `job:call_failure:ratio5m > 0.1
and on (job) job:call_calls:increase5m >= 10`,
  `job:call_failure:ratio5m >= 0.95
and on (job) job:call_calls:increase5m >= 3`,
  `job:call_failure:ratio1h > 0.05
and on (job) job:call_calls:increase1h >= 50`,
  `sum by (job) (increase(call_calls_total{job="shop-server"}[15m])) == 0
and on (job) sum by (job) (increase(call_calls_total{job="shop-server"}[1d])) >= 100
and on (job) min by (job) (uptime_seconds{job="shop-server"}) > 900`,
  'round(sum by (job) (increase(orders_created_total{job="shop-server"}[7d])))',
  'round(sum by (job) (increase(orders_created_total{job="shop-server"}[30d])))',
  'clamp_min(job:orders_returned:increase30d - job:orders_resolved:increase30d, 0)',
  'job:returns_refunded:increase30d + job:returns_kept:increase30d',
  `job:order_return:ratio7d > 0.2
and on (job) job:orders_created:increase7d >= 10`,
  'job:returns_open:estimate30d > 5',
  `job:returns_open:estimate30d >= 1
and on (job) job:returns_open:estimate30d offset 3d >= 1
and on (job) sum by (job) (increase(orders_resolved_total{job="shop-server"}[3d])) == 0`,
  `job:clerk_buyer_share:ratio30d > 0.8
and on (job) job:returns_decided:increase30d >= 10`,
  `job:clerk_buyer_share:ratio30d < 0.2
and on (job) job:returns_decided:increase30d >= 10`,
  `abs(job:returns_refunded:increase30d - job:returns_kept:increase30d) / sqrt(job:returns_decided:increase30d) > 3.3
and on (job) job:returns_decided:increase30d >= 30`,
  'abs(job:orders_resolved:increase30d - job:returns_decided:increase30d) >= 1',
  `sum by (job) (increase(orders_created_total{job="shop-server"}[12h] offset 1h)) >= 10
unless on (job) sum by (job) (increase(orders_funded_total{job="shop-server"}[13h])) > 0`,
  `job:order_completion:ratio30d < 0.7
and on (job) job:orders_funded:increase30d >= 20`,
  `sum by (job) (increase(orders_created_total{job="shop-server"}[1d])) == 0
and on (job) sum by (job) (increase(orders_created_total{job="shop-server"}[7d] offset 1d)) >= 35`,
  '1 - avg by (job, instance) (rate(node_cpu_seconds_total{job="node",mode="idle"}[5m])) > 0.9',
  'node_memory_MemAvailable_bytes{job="node"} / node_memory_MemTotal_bytes{job="node"} < 0.1',
  'increase(node_vmstat_oom_kill{job="node"}[15m]) > 0',
  'node_filesystem_avail_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"} / node_filesystem_size_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"} < 0.1',
  `node_filesystem_avail_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"} / node_filesystem_size_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"} < 0.4
and predict_linear(node_filesystem_avail_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"}[6h], 24 * 3600) < 0
and node_filesystem_avail_bytes{job="node",fstype!~"tmpfs|ramfs|overlay|squashfs|nsfs"} offset 3h > 0`,
  `min_over_time(node_timex_sync_status{job="node"}[5m]) == 0
and on (job, instance) node_timex_maxerror_seconds{job="node"} >= 16`,
  'vector(1)',
  'up{job!="shop-server"} == 0',
  `absent(up{job="prometheus"})
or absent(up{job="alertmanager"})
or absent(up{job="node"})`,
  'prometheus_config_last_reload_successful{job="prometheus"} == 0',
  'sum by (job, instance, rule_group) (increase(prometheus_rule_evaluation_failures_total{job="prometheus"}[15m])) > 0',
  'sum by (job, instance, rule_group) (increase(prometheus_rule_group_iterations_missed_total{job="prometheus"}[15m])) > 2',
  'prometheus_notifications_alertmanagers_discovered{job="prometheus"} < 1',
  `increase(prometheus_tsdb_compactions_failed_total{job="prometheus"}[3h])
  + increase(prometheus_tsdb_reloads_failures_total{job="prometheus"}[3h])
  + increase(prometheus_tsdb_wal_corruptions_total{job="prometheus"}[3h]) > 0`,
  'alertmanager_config_last_reload_successful{job="alertmanager"} == 0',
  'sum by (job, instance, integration) (increase(alertmanager_notifications_failed_total{job="alertmanager"}[15m])) > 0',
  `sum by (job, instance) (rate(promtail_sent_entries_total{job="promtail"}[15m])) == 0
and on () sum(up{job="shop-server"}) > 0`,
  'sum by (job, instance) (increase(promtail_dropped_entries_total{job="promtail"}[15m])) > 0',
  `sum by (job) (rate(loki_distributor_lines_received_total{job="loki"}[15m])) > 10
and sum by (job) (rate(loki_distributor_lines_received_total{job="loki"}[15m]))
  > 5 * sum by (job) (rate(loki_distributor_lines_received_total{job="loki"}[1d] offset 15m))`,
];
