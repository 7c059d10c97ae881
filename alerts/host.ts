import { alert, group } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, and, atLeast, below, equals } from '../engine/promql/index.ts';
import { timexMaxError } from '../metrics/node.ts';
import {
  clockErrorLimit,
  clockSynchronised5m,
  cpuSaturated,
  cpuUse,
  cpuWindow,
  disk3hAgo,
  diskIn24h,
  diskLeft,
  diskWorthForecasting,
  fewInodes,
  forecastAhead,
  forecastWindow,
  inodesLeft,
  littleDisk,
  littleMemory,
  memoryLeft,
  oomKills15m,
  oomWindow,
} from '../signals/host.ts';
import { inHours } from '../signals/words.ts';

export const hostCpuHigh = alert({
  name: 'HostCPUHigh',
  severity: 'warning',
  component: 'host',
  when: above(cpuUse(cpuWindow), cpuSaturated),
  for: '15m',
  summary: 'Host CPU is saturated',
  description: 'CPU use on {{ $labels.instance }} is {{ $value | humanizePercentage }}.',
  shownOn: 'server/CPU use',
});

export const hostMemoryLow = alert({
  name: 'HostMemoryLow',
  severity: 'warning',
  component: 'host',
  when: below(memoryLeft, littleMemory),
  for: '10m',
  summary: 'Host memory is nearly exhausted',
  description: 'Only {{ $value | humanizePercentage }} of the memory on {{ $labels.instance }} is available.',
  shownOn: 'server/Memory available',
});

export const hostOomKill = alert({
  name: 'HostOOMKill',
  severity: 'warning',
  component: 'host',
  when: above(oomKills15m, 0),
  summary: 'The kernel killed a process for memory',
  description: `The OOM killer ran on {{ $labels.instance }} in the last ${inWords(oomWindow)}.`,
  shownOn: 'server/OOM kills',
});

export const hostDiskLow = alert({
  name: 'HostDiskLow',
  severity: 'warning',
  component: 'host',
  when: below(diskLeft, littleDisk),
  for: '15m',
  summary: 'Disk space is low',
  description: '{{ $labels.mountpoint }} on {{ $labels.instance }} has {{ $value | humanizePercentage }} space left.',
  shownOn: 'server/Disk space left',
});

export const hostDiskWillFillIn24h = alert({
  name: 'HostDiskWillFillIn24h',
  severity: 'critical',
  component: 'host',
  when: and(and(below(diskLeft, diskWorthForecasting), below(diskIn24h, 0)), above(disk3hAgo, 0)),
  for: '1h',
  summary: `Disk will be full within ${inHours(forecastAhead)}`,
  description:
    '{{ $labels.mountpoint }} on {{ $labels.instance }} has {{ $value | humanizePercentage }} left ' +
    `and fills up within ${inHours(forecastAhead)} at the rate of the last ${inWords(forecastWindow)}.`,
  shownOn: 'server/Disk space in 24 hours',
});

export const hostInodesLow = alert({
  name: 'HostInodesLow',
  severity: 'warning',
  component: 'host',
  when: below(inodesLeft, fewInodes),
  for: '15m',
  summary: 'Inodes are nearly exhausted',
  description: '{{ $labels.mountpoint }} on {{ $labels.instance }} has {{ $value | humanizePercentage }} inodes left.',
  shownOn: 'server/Inodes left',
});

export const hostClockNotSynchronised = alert({
  name: 'HostClockNotSynchronised',
  severity: 'warning',
  component: 'host',
  when: equals(clockSynchronised5m, 0, { provided: atLeast(timexMaxError, clockErrorLimit) }),
  for: '10m',
  summary: 'Host clock is not synchronised',
  description:
    'The clock of {{ $labels.instance }} is not synchronised; escrow timeouts and alert windows depend on it.',
  shownOn: 'server/Clock error',
});

export const hostGroup = group({
  name: 'host',
  file: 'host',
  interval: '1m',
  rules: [
    hostCpuHigh,
    hostMemoryLow,
    hostOomKill,
    hostDiskLow,
    hostDiskWillFillIn24h,
    hostInodesLow,
    hostClockNotSynchronised,
  ],
});
