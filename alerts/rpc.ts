import { alert, group } from '../engine/alert.ts';
import { inWords, seconds } from '../engine/duration.ts';
import { above, atLeast, equals } from '../engine/promql/index.ts';
import {
  enoughCallsForFlakiness,
  enoughCallsForOutage,
  enoughRpcCalls,
  flakyRpc,
  rpcCalls15m,
  rpcCalls1d,
  rpcCalls1h,
  rpcCalls5m,
  rpcFailureRatio1h,
  rpcFailureRatio5m,
  rpcFailures1h,
  rpcFailures5m,
  rpcOutage,
  rpcStallWindow,
  rpcWindow,
  tooManyRpcFailures,
  usualDailyCalls,
} from '../signals/rpc.ts';
import { youngestUptime } from '../signals/server.ts';
import { percent } from '../signals/words.ts';

export const highRpcFailureRate = alert({
  name: 'HighRPCFailureRate',
  severity: 'critical',
  component: 'rpc',
  when: above(rpcFailureRatio5m, tooManyRpcFailures, { provided: atLeast(rpcCalls5m, enoughRpcCalls) }),
  for: '5m',
  summary: 'High RPC failure rate detected',
  description:
    '{{ $value | humanizePercentage }} of the Monero RPC calls failed ' +
    `in the last ${inWords(rpcWindow)} (threshold ${percent(tooManyRpcFailures)}).`,
  shownOn: 'rpc-health/RPC failure ratio',
});

export const rpcOutageAlert = alert({
  name: 'RPCOutage',
  severity: 'critical',
  component: 'rpc',
  when: atLeast(rpcFailureRatio5m, rpcOutage, { provided: atLeast(rpcCalls5m, enoughCallsForOutage) }),
  for: '2m',
  summary: 'Monero RPC is unreachable',
  description:
    '{{ $value | humanizePercentage }} of the Monero RPC calls failed ' +
    `in the last ${inWords(rpcWindow)}: outage, not flakiness.`,
  shownOn: 'rpc-health/RPC failure ratio',
});

export const rpcFlaky = alert({
  name: 'RPCFlaky',
  severity: 'warning',
  component: 'rpc',
  when: above(rpcFailureRatio1h, flakyRpc, { provided: atLeast(rpcCalls1h, enoughCallsForFlakiness) }),
  for: '15m',
  summary: 'Monero RPC is flaky',
  description: '{{ $value | humanizePercentage }} of the RPC calls failed over the last hour without a full outage.',
  shownOn: 'rpc-health/RPC failure ratio',
});

export const rpcCallsStalled = alert({
  name: 'RPCCallsStalled',
  severity: 'warning',
  component: 'rpc',
  // A server that has just started cannot have been silent for the whole window.
  when: equals(rpcCalls15m, 0, {
    provided: [atLeast(rpcCalls1d, usualDailyCalls), above(youngestUptime, seconds(rpcStallWindow))],
  }),
  for: '5m',
  summary: 'The server has stopped making RPC calls',
  description:
    `No Monero RPC call for ${inWords(rpcStallWindow)} in job {{ $labels.job }} although calls are usual; ` +
    'failure ratios are undefined (0/0) meanwhile.',
  shownOn: 'rpc-health/RPC calls in 15 minutes',
});

export const rpcGroup = group({
  name: 'marketplace_rpc',
  file: 'rpc',
  interval: '30s',
  rules: [
    rpcCalls5m,
    rpcFailures5m,
    rpcFailureRatio5m,
    rpcCalls1h,
    rpcFailures1h,
    rpcFailureRatio1h,
    highRpcFailureRate,
    rpcOutageAlert,
    rpcFlaky,
    rpcCallsStalled,
  ],
});
