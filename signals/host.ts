import { seconds } from '../engine/duration.ts';
import {
  avgBy,
  complement,
  dividedBy,
  type Expr,
  increase,
  minOverTime,
  noneOf,
  offset,
  predictLinear,
  rate,
  ratio,
  select,
  type Window,
} from '../engine/promql/index.ts';
import {
  cpuSeconds,
  filesystemAvailable,
  filesystemFiles,
  filesystemFilesFree,
  filesystemSize,
  memoryAvailable,
  memoryTotal,
  oomKills,
  timexSyncStatus,
} from '../metrics/node.ts';

export const cpuSaturated = 0.9;
export const littleMemory = 0.1;
export const littleDisk = 0.1;
/** A fast fill matters only where not much is left. */
export const diskWorthForecasting = 0.4;
export const fewInodes = 0.1;
/** The kernel calls the clock unsynchronised from 16 s of possible error on (NTP's own limit). */
export const clockErrorLimit = 16;

export const cpuWindow = '5m';
export const oomWindow = '15m';
/** The disk is forecast so far ahead, from so much of its past, if it was there and not full half that time ago. */
export const forecastAhead = '24h';
export const forecastWindow = '6h';
const forecastHistory = '3h';

const realFilesystems = { fstype: noneOf('tmpfs', 'ramfs', 'overlay', 'squashfs', 'nsfs') };
const diskAvailable = select(filesystemAvailable, realFilesystems);
const diskSize = select(filesystemSize, realFilesystems);

/** Share of all CPUs' time that was not idle. */
export function cpuUse(window: Window): Expr<'job' | 'instance', 'instance'> {
  return complement(avgBy(['job', 'instance'], rate(select(cpuSeconds, { mode: 'idle' }), window)));
}

export const memoryLeft = dividedBy(memoryAvailable, memoryTotal);
export const diskLeft = dividedBy(diskAvailable, diskSize);
/** Bytes available a day from now, if it goes on as in the last 6 hours; below 0 the disk is full. */
export const diskIn24h = predictLinear(diskAvailable, forecastWindow, seconds(forecastAhead));
export const disk3hAgo = offset(diskAvailable, forecastHistory);
/** No value for file systems without a fixed number of inodes, such as btrfs, which report 0 of 0. */
export const inodesLeft = ratio(select(filesystemFilesFree, realFilesystems), select(filesystemFiles, realFilesystems));
export const oomKills15m = increase(oomKills, oomWindow);
export const clockSynchronised5m = minOverTime(timexSyncStatus, '5m');
