import type { Line } from '../engine/dashboard.ts';
import { inWords } from '../engine/duration.ts';
import { orangeAbove, orangeBelow, redBelow, stateTimeline, timeseries } from '../engine/panel/index.ts';
import { round } from '../engine/promql/index.ts';
import { timexMaxError } from '../metrics/node.ts';
import {
  clockErrorLimit,
  clockSynchronised5m,
  cpuSaturated,
  cpuUse,
  cpuWindow,
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
import { inHours, percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { withKernelLog } from './logs-link.ts';

/** The machine under the marketplace, as node_exporter sees it. */
export const hostLines = (site: Site): Line[] => [
  [cpu(site), memory(site), oom(site)],
  [disk(site), diskForecast(site), inodes(site)],
  [clock(site), clockError(site)],
];

const notScraped = 'node_exporter not scraped';

const cpu = (site: Site) =>
  timeseries({
    title: 'CPU use',
    ...withKernelLog(
      site,
      `Share of the time of all CPUs that was not idle, over ${inWords(cpuWindow)}. Above ${percent(cpuSaturated)} ` +
        'for long: top -H shows who; wallet refreshes and attacks on the login are usual.',
    ),
    lines: [{ expr: cpuUse(cpuWindow), legend: '{{instance}}' }],
    legend: 'none',
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    noValue: notScraped,
    thresholds: orangeAbove(cpuSaturated),
  });

const memory = (site: Site) =>
  timeseries({
    title: 'Memory available',
    ...withKernelLog(
      site,
      `Share of the memory that programs can still get. Below ${percent(littleMemory)} the kernel will soon kill ` +
        'one: restart the one that leaks in a quiet minute.',
    ),
    lines: [{ expr: memoryLeft, legend: '{{instance}}' }],
    legend: 'none',
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    noValue: notScraped,
    thresholds: orangeBelow(littleMemory),
  });

const oom = (site: Site) =>
  timeseries({
    title: 'OOM kills',
    ...withKernelLog(
      site,
      `Processes that the kernel killed for memory in the ${inWords(oomWindow)} before each moment. From one on, ` +
        'journalctl -k says which; after a kill of the server or a wallet RPC compare escrows with the chain.',
    ),
    lines: [{ expr: round(oomKills15m), legend: '{{instance}}' }],
    draw: 'steps',
    legend: 'none',
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: notScraped,
    thresholds: orangeAbove(1),
  });

const disk = (site: Site) =>
  timeseries({
    title: 'Disk space left',
    ...withKernelLog(
      site,
      `Share of each file system that is free. Below ${percent(littleDisk)}, rotate logs, prune old chain data or ` +
        'extend the volume: databases and wallets break when they cannot write.',
    ),
    lines: [{ expr: diskLeft, legend: '{{mountpoint}}' }],
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    noValue: notScraped,
    thresholds: orangeBelow(littleDisk),
  });

const diskForecast = (site: Site) =>
  timeseries({
    title: 'Disk space in 24 hours',
    ...withKernelLog(
      site,
      `Bytes that will be free in ${inHours(forecastAhead)} if it goes on as in the last ` +
        `${inHours(forecastWindow)}. Below 0 the disk is full by then, which pages where less than ` +
        `${percent(diskWorthForecasting)} is left: find the growing folder and stop its writer.`,
    ),
    lines: [{ expr: diskIn24h, legend: '{{mountpoint}}' }],
    unit: 'bytes',
    noValue: notScraped,
    thresholds: redBelow(0),
  });

const inodes = (site: Site) =>
  timeseries({
    title: 'Inodes left',
    ...withKernelLog(
      site,
      `Share of each file system's inodes that is free. Below ${percent(fewInodes)}, look for a folder with very ` +
        'many small files: sessions, temporary files, old chunks.',
    ),
    lines: [{ expr: inodesLeft, legend: '{{mountpoint}}' }],
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    noValue: notScraped,
    thresholds: orangeBelow(fewInodes),
  });

const clock = (site: Site) =>
  stateTimeline({
    title: 'Clock synchronised',
    ...withKernelLog(
      site,
      'Whether a time daemon kept the clock synchronised in the 5 minutes before each moment. If not, chronyc ' +
        'tracking or timedatectl says why; deadlines of escrows depend on it.',
    ),
    rows: [{ expr: clockSynchronised5m, legend: '{{instance}}' }],
    unit: 'none',
    noValue: notScraped,
    mappings: { 0: ['not synchronised', 'orange'], 1: ['synchronised', 'green'] },
    thresholds: orangeBelow(1),
  });

const clockError = (site: Site) =>
  timeseries({
    title: 'Clock error',
    ...withKernelLog(
      site,
      'By how much the clock may be wrong at most, as the kernel reckons. It grows while nothing corrects it; from ' +
        `${clockErrorLimit} seconds on, restart the time daemon and compare the deadlines set meanwhile.`,
    ),
    lines: [{ expr: timexMaxError, legend: '{{instance}}' }],
    legend: 'none',
    height: 6,
    unit: 's',
    min: 0,
    noValue: notScraped,
    thresholds: orangeAbove(clockErrorLimit),
  });
