import { counter, exporter, gauge } from '../engine/metric.ts';

/** node_exporter on the marketplace's host. */
export const node = exporter('node', 'node_exporter');

export const cpuSeconds = counter('node_cpu_seconds_total', {
  from: node,
  help: 'Seconds the CPUs spent in each mode.',
  unit: 'seconds',
  labels: { cpu: 'any', mode: ['idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'] },
});

export const memoryAvailable = gauge('node_memory_MemAvailable_bytes', {
  from: node,
  help: 'Memory information field MemAvailable_bytes.',
  unit: 'bytes',
});

export const memoryTotal = gauge('node_memory_MemTotal_bytes', {
  from: node,
  help: 'Memory information field MemTotal_bytes.',
  unit: 'bytes',
});

export const oomKills = counter('node_vmstat_oom_kill', {
  from: node,
  help: '/proc/vmstat information field oom_kill.',
  // node_exporter exposes /proc/vmstat as untyped; this field is a counter.
  declaredAs: 'untyped',
});

const filesystemLabels = { device: 'any', fstype: 'any', mountpoint: 'any' } as const;

export const filesystemAvailable = gauge('node_filesystem_avail_bytes', {
  from: node,
  help: 'Filesystem space available to non-root users in bytes.',
  unit: 'bytes',
  labels: filesystemLabels,
});

export const filesystemSize = gauge('node_filesystem_size_bytes', {
  from: node,
  help: 'Filesystem size in bytes.',
  unit: 'bytes',
  labels: filesystemLabels,
});

export const filesystemFilesFree = gauge('node_filesystem_files_free', {
  from: node,
  help: 'Filesystem total free file nodes.',
  labels: filesystemLabels,
});

export const filesystemFiles = gauge('node_filesystem_files', {
  from: node,
  help: 'Filesystem total file nodes.',
  labels: filesystemLabels,
});

export const timexSyncStatus = gauge('node_timex_sync_status', {
  from: node,
  help: 'Is clock synchronized to a reliable server (1 = yes, 0 = no).',
  unit: 'boolean',
});

export const timexMaxError = gauge('node_timex_maxerror_seconds', {
  from: node,
  help: 'Maximum error in seconds.',
  unit: 'seconds',
});
