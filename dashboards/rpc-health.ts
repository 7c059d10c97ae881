import { type Dashboard, dashboard, top } from '../engine/dashboard.ts';
import { inWords } from '../engine/duration.ts';
import { orangeBelow, redAbove, redBelow, type Thresholds, timeseries } from '../engine/panel/index.ts';
import { rateInterval, round } from '../engine/promql/index.ts';
import {
  enoughCallsForFlakiness,
  enoughRpcCalls,
  flakyRpc,
  rpcCalls15m,
  rpcCallsPerSecond,
  rpcFailureRatio1h,
  rpcFailureRatio5m,
  rpcFailuresPerSecond,
  rpcOutage,
  rpcStallWindow,
  rpcSuccessRatio,
  rpcWindow,
  tooManyRpcFailures,
} from '../signals/rpc.ts';
import { percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';
import { withLogs } from './logs-link.ts';

/** Flaky from 5 %, a page from 10 %, an outage from 95 %. */
const failureLimits: Thresholds = {
  better: 'lower',
  steps: [...redAbove(tooManyRpcFailures, flakyRpc).steps, { color: 'dark-red', from: rpcOutage }],
};

/** Whether the server's calls to the wallets and to monerod succeed. */
export const rpcHealth = (site: Site): Dashboard =>
  dashboard({
    key: 'rpc-health',
    title: 'RPC health',
    tags: ['marketplace', 'rpc'],
    description: "Whether the server's calls to the wallet RPCs and to monerod succeed.",
    range: '6h',
    annotations: annotations(site),
    rows: [
      top(
        [
          timeseries({
            title: 'RPC success rate',
            ...withLogs(
              site,
              'Share of the Monero RPC calls that succeeded; a gap means that none was made. Below ' +
                `${percent(1 - tooManyRpcFailures)} escrows can hardly be funded or released: check each wallet ` +
                "RPC and monerod's height.",
            ),
            lines: [{ expr: rpcSuccessRatio(rateInterval), legend: 'success' }],
            legend: 'none',
            unit: 'percentunit',
            decimals: 1,
            min: 0,
            max: 1,
            noValue: 'No RPC calls',
            thresholds: redBelow(1 - tooManyRpcFailures),
            thresholdsStyle: 'line+area',
          }),
          timeseries({
            title: 'RPC failure ratio',
            ...withLogs(
              site,
              `Share of the calls that failed, over ${inWords(rpcWindow)} and over an hour, as the alerts judge ` +
                `it: ${percent(tooManyRpcFailures)} in ${inWords(rpcWindow)} (of ${enoughRpcCalls} calls or more) ` +
                `is a page, ${percent(rpcOutage)} an outage, ${percent(flakyRpc)} in an hour (of ` +
                `${enoughCallsForFlakiness} or more) flaky. Their runbooks say what to check.`,
            ),
            lines: [
              { expr: rpcFailureRatio5m, legend: inWords(rpcWindow), color: 'red' },
              { expr: rpcFailureRatio1h, legend: '1 hour', color: 'purple' },
            ],
            unit: 'percentunit',
            decimals: 1,
            min: 0,
            max: 1,
            noValue: 'No RPC calls',
            thresholds: failureLimits,
          }),
        ],
        [
          timeseries({
            title: 'RPC calls and failures',
            ...withLogs(
              site,
              'Calls made and calls failed, per second. Failures that rise with the calls point to load, failures ' +
                'alone to a wallet RPC or to monerod.',
            ),
            lines: [
              { expr: rpcCallsPerSecond(rateInterval), legend: 'calls', color: 'blue' },
              { expr: rpcFailuresPerSecond(rateInterval), legend: 'failed', color: 'red' },
            ],
            legend: 'table',
            unit: 'reqps',
            min: 0,
            noValue: 'Server not scraped',
          }),
          timeseries({
            title: 'RPC calls in 15 minutes',
            ...withLogs(
              site,
              `Calls made in the ${inWords(rpcStallWindow)} before each moment. None where calls are usual means ` +
                'that the blockchain monitor of the server stands still: deposits and confirmations go unseen.',
            ),
            lines: [{ expr: round(rpcCalls15m), legend: 'calls' }],
            legend: 'none',
            unit: 'none',
            decimals: 0,
            min: 0,
            noValue: 'Server not scraped',
            thresholds: orangeBelow(1),
          }),
        ],
      ),
    ],
  });
