import { durationOf, seconds } from '../engine/duration.ts';
import { type Expr, offset, ratio, record } from '../engine/promql/index.ts';
import { escrowsCompleted, escrowsCreated, escrowsDisputed, escrowsFunded } from '../metrics/marketplace.ts';
import { grown, happened } from './count.ts';

/** Share of the escrows created in a week that may enter dispute. */
export const highDisputeRate = 0.2;
export const enoughCreatedForDisputeRate = 10;
/** Share of the funded escrows that should be completed within 30 days. */
export const lowCompletionRate = 0.7;
export const enoughFundedForCompletionRate = 20;
/** So many created in half a day without a single deposit is no coincidence. */
export const createdWithoutFunding = 10;
/** A week with fewer escrows than this may well have a day with none. */
export const usualWeek = 35;

export const disputeRateWindow = '7d';
/** Of the 30-day records, here and in disputes.ts. */
export const longWindow = '30d';
/** Escrows of this window should have been funded by its end and `fundingGrace`. */
export const fundingWindow = '12h';
export const fundingGrace = '1h';
export const noCreationWindow = '1d';

export const escrowsCreated7d = record('job:escrows_created:increase7d', happened(escrowsCreated, disputeRateWindow));
export const escrowsDisputed7d = record(
  'job:escrows_disputed:increase7d',
  happened(escrowsDisputed, disputeRateWindow),
);
/** Disputes of 7 days by escrows created in 7 days. */
export const disputeRatio7d = record('job:escrow_dispute:ratio7d', ratio(escrowsDisputed7d, escrowsCreated7d));

export const escrowsCreated30d = record('job:escrows_created:increase30d', happened(escrowsCreated, longWindow));
export const escrowsFunded30d = record('job:escrows_funded:increase30d', happened(escrowsFunded, longWindow));
export const escrowsCompleted30d = record('job:escrows_completed:increase30d', happened(escrowsCompleted, longWindow));
/** Completed by created: how many of those who began came to a good end. */
export const escrowSuccessRatio30d = record(
  'job:escrow_success:ratio30d',
  ratio(escrowsCompleted30d, escrowsCreated30d),
);
/** Completed by funded: how much of the money that came in was released without a dispute. */
export const escrowCompletionRatio30d = record(
  'job:escrow_completion:ratio30d',
  ratio(escrowsCompleted30d, escrowsFunded30d),
);

/** Created long enough ago for a deposit to have arrived. */
export const createdBeforeGrace: Expr<'job', never> = grown(offset(escrowsCreated, fundingGrace), fundingWindow);
/** Funded since the first of those was created. */
export const fundedMeanwhile: Expr<'job', never> = grown(
  escrowsFunded,
  durationOf(seconds(fundingWindow) + seconds(fundingGrace)),
);

export const escrowsCreated1d: Expr<'job', never> = grown(escrowsCreated, noCreationWindow);
/** Created in the week before that day. */
export const createdInWeekBefore: Expr<'job', never> = grown(offset(escrowsCreated, noCreationWindow), '7d');
