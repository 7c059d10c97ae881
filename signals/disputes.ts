import {
  above,
  abs,
  and,
  clampMin,
  dividedBy,
  type Expr,
  minus,
  offset,
  plus,
  ratio,
  record,
  sqrt,
  type Window,
} from '../engine/promql/index.ts';
import { disputesBuyerWon, disputesVendorWon, escrowsDisputed, escrowsResolved } from '../metrics/marketplace.ts';
import { grown, happened } from './count.ts';
import { longWindow } from './escrows.ts';

/** More open disputes than one arbiter works off. */
export const disputeBacklog = 5;
/** An open dispute waits no longer than this for a decision, of it or of another. */
export const resolutionStall = '3d';
/** A fair arbiter's share stays between these: about 50/50. */
export const buyerShareTooHigh = 0.8;
export const buyerShareTooLow = 0.2;
export const enoughDecisions = 10;
/** Standard deviations from an even split that chance exceeds, on either side, once in `deviationOdds` times. */
export const unlikelyDeviation = 3.3;
export const deviationOdds = 1000;
export const enoughDecisionsForDeviation = 30;

export const escrowsDisputed30d = record('job:escrows_disputed:increase30d', happened(escrowsDisputed, longWindow));
export const escrowsResolved30d = record('job:escrows_resolved:increase30d', happened(escrowsResolved, longWindow));
/** Disputes of the last 30 days without a decision. One that is older is invisible here: ask the database. */
export const openDisputes = record(
  'job:disputes_open:estimate30d',
  clampMin(minus(escrowsDisputed30d, escrowsResolved30d), 0),
);

export const openDisputes3dAgo = offset(openDisputes, resolutionStall);
export const resolved3d: Expr<'job', never> = grown(escrowsResolved, resolutionStall);

export const buyerWon30d = record('job:disputes_buyer_won:increase30d', happened(disputesBuyerWon, longWindow));
export const vendorWon30d = record('job:disputes_vendor_won:increase30d', happened(disputesVendorWon, longWindow));
export const decided30d = record('job:disputes_decided:increase30d', plus(buyerWon30d, vendorWon30d));
/** Share of the decided disputes that buyers won: close to 0.5 if the arbiter is fair. */
export const buyerShare30d = record('job:arbiter_buyer_share:ratio30d', ratio(buyerWon30d, decided30d));

/**
 * |buyer - vendor| / sqrt(decided): how many standard deviations the outcomes are away from an even split
 * (the normal approximation of a binomial test with p = 1/2). No value, rather than 0/0, while nothing is decided.
 */
export const deviationFromEven: Expr<'job', never> = dividedBy(
  abs(minus(buyerWon30d, vendorWon30d)),
  sqrt(above(decided30d, 0)),
);

/** By how much the disputes counted as resolved and the recorded outcomes differ; 0 unless a handler forgets one. */
export const outcomeMismatch: Expr<'job', never> = abs(minus(escrowsResolved30d, decided30d));

/** Disputes that buyers won within the window; nothing at all where none was decided, rather than two zeros. */
export function buyerWonWithin(window: Window): Expr<'job', never> {
  return and(happened(disputesBuyerWon, window), someDecided(window));
}

/** The same of vendors. */
export function vendorWonWithin(window: Window): Expr<'job', never> {
  return and(happened(disputesVendorWon, window), someDecided(window));
}

function someDecided(window: Window): Expr<'job', never> {
  return above(plus(happened(disputesBuyerWon, window), happened(disputesVendorWon, window)), 0);
}
