import { group } from '../engine/alert.ts';
import {
  buyerShare30d,
  buyerWon30d,
  decided30d,
  escrowsDisputed30d,
  escrowsResolved30d,
  openDisputes,
  vendorWon30d,
} from '../signals/disputes.ts';
import {
  disputeRatio7d,
  escrowCompletionRatio30d,
  escrowsCompleted30d,
  escrowsCreated30d,
  escrowsCreated7d,
  escrowsDisputed7d,
  escrowsFunded30d,
  escrowSuccessRatio30d,
} from '../signals/escrows.ts';
import { arbiterBiasDrift, arbiterBiasTowardBuyer, arbiterBiasTowardVendor } from './arbiter.ts';
import { disputeBacklogAlert, disputeOutcomeMismatch, disputeResolutionStalled } from './disputes.ts';
import {
  escrowCreationStopped,
  escrowFundingStalled,
  highDisputeRateAlert,
  lowEscrowCompletionRate,
} from './escrows.ts';

/** One group, since these alerts read each other's 7-day and 30-day records. */
export const businessGroup = group({
  name: 'marketplace_business',
  file: 'business',
  interval: '1m',
  rules: [
    escrowsCreated7d,
    escrowsDisputed7d,
    disputeRatio7d,
    escrowsCreated30d,
    escrowsFunded30d,
    escrowsCompleted30d,
    escrowsDisputed30d,
    escrowsResolved30d,
    escrowSuccessRatio30d,
    escrowCompletionRatio30d,
    openDisputes,
    buyerWon30d,
    vendorWon30d,
    decided30d,
    buyerShare30d,
    highDisputeRateAlert,
    disputeBacklogAlert,
    disputeResolutionStalled,
    arbiterBiasTowardBuyer,
    arbiterBiasTowardVendor,
    arbiterBiasDrift,
    disputeOutcomeMismatch,
    escrowFundingStalled,
    lowEscrowCompletionRate,
    escrowCreationStopped,
  ],
});
