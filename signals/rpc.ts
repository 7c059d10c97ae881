import { complement, type Expr, rate, ratio, record, sumBy, type Window } from '../engine/promql/index.ts';
import { rpcCalls, rpcCallsFailed } from '../metrics/marketplace.ts';
import { grown } from './count.ts';

/** From here on escrows can hardly be funded or released: a page. */
export const tooManyRpcFailures = 0.1;
/** Of so few calls a ratio says nothing. */
export const enoughRpcCalls = 10;
/** Nearly every call fails: an outage, not flakiness. */
export const rpcOutage = 0.95;
export const enoughCallsForOutage = 3;
/** Over an hour, this much is more than chance. */
export const flakyRpc = 0.05;
export const enoughCallsForFlakiness = 50;
/** A server that makes so many calls a day does not go without one for a quarter of an hour. */
export const usualDailyCalls = 100;

export const rpcWindow = '5m';
export const rpcStallWindow = '15m';

export const rpcCalls5m = record('job:rpc_calls:increase5m', grown(rpcCalls, rpcWindow));
export const rpcFailures5m = record('job:rpc_calls_failed:increase5m', grown(rpcCallsFailed, rpcWindow));
export const rpcFailureRatio5m = record('job:rpc_failure:ratio5m', ratio(rpcFailures5m, rpcCalls5m));
export const rpcCalls1h = record('job:rpc_calls:increase1h', grown(rpcCalls, '1h'));
export const rpcFailures1h = record('job:rpc_calls_failed:increase1h', grown(rpcCallsFailed, '1h'));
export const rpcFailureRatio1h = record('job:rpc_failure:ratio1h', ratio(rpcFailures1h, rpcCalls1h));

export const rpcCalls15m: Expr<'job', never> = grown(rpcCalls, rpcStallWindow);
export const rpcCalls1d: Expr<'job', never> = grown(rpcCalls, '1d');

/** Share of the Monero RPC calls that succeeded; no value while no call is made. */
export function rpcSuccessRatio(window: Window): Expr<'job', never> {
  return complement(ratio(grown(rpcCallsFailed, window), grown(rpcCalls, window)));
}

export function rpcCallsPerSecond(window: Window): Expr<'job', never> {
  return sumBy(['job'], rate(rpcCalls, window));
}

export function rpcFailuresPerSecond(window: Window): Expr<'job', never> {
  return sumBy(['job'], rate(rpcCallsFailed, window));
}
