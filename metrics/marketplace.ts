import { counter, exporter, gauge } from '../engine/metric.ts';

/** The Rust server of the marketplace. Its metrics carry no labels of their own: aggregate counts only. */
export const marketplace = exporter('marketplace', 'marketplace-server');

export const escrowsCreated = counter('escrows_created_total', {
  from: marketplace,
  help: 'Total escrows created',
  counts: 'an escrow is created, before anybody has paid',
  recorder: 'record_escrow_created()',
});

export const escrowsFunded = counter('escrows_funded_total', {
  from: marketplace,
  help: 'Total escrows funded',
  counts: "the buyer's deposit is confirmed: created -> funded",
  recorder: 'record_escrow_funded()',
});

export const escrowsCompleted = counter('escrows_completed_total', {
  from: marketplace,
  help: 'Total escrows completed successfully',
  counts: 'the funds are released without a dispute: funded -> completed',
  recorder: 'record_escrow_completed()',
});

export const escrowsDisputed = counter('escrows_disputed_total', {
  from: marketplace,
  help: 'Total escrows that entered dispute',
  counts: 'buyer or vendor opens a dispute: funded -> disputed',
  recorder: 'record_escrow_disputed()',
});

export const escrowsResolved = counter('escrows_resolved_total', {
  from: marketplace,
  help: 'Total disputed escrows resolved',
  counts: 'the arbiter decides a dispute: disputed -> resolved',
  recorder: 'record_escrow_resolved()',
});

export const rpcCalls = counter('rpc_calls_total', {
  from: marketplace,
  help: 'Total Monero RPC calls made',
  counts: 'a call to a wallet RPC or to monerod is made, whatever comes of it',
  recorder: 'record_rpc_call(success)',
});

export const rpcCallsFailed = counter('rpc_calls_failed_total', {
  from: marketplace,
  help: 'Total Monero RPC calls that failed',
  counts: 'such a call ends in an error or a time-out; it has been counted as a call, too',
  recorder: 'record_rpc_call(false)',
});

export const disputesBuyerWon = counter('disputes_buyer_won_total', {
  from: marketplace,
  help: 'Total disputes resolved in buyer favor',
  counts: "a dispute is decided in the buyer's favour; it is counted as resolved, too",
  recorder: 'record_dispute_resolved(true)',
});

export const disputesVendorWon = counter('disputes_vendor_won_total', {
  from: marketplace,
  help: 'Total disputes resolved in vendor favor',
  counts: "a dispute is decided in the vendor's favour; it is counted as resolved, too",
  recorder: 'record_dispute_resolved(false)',
});

/** Falls to 0 at a restart, so that `rate` of it means nothing, although the server declares it a counter. */
export const uptime = gauge('uptime_seconds', {
  from: marketplace,
  help: 'Server uptime in seconds',
  unit: 'seconds',
  declaredAs: 'counter',
  counts: 'a second has passed since the process started, by its ticker',
  recorder: 'increment_uptime()',
});
