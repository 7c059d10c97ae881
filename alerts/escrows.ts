import { alert } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, atLeast, below, equals, unless } from '../engine/promql/index.ts';
import {
  createdBeforeGrace,
  createdInWeekBefore,
  createdWithoutFunding,
  disputeRateWindow,
  disputeRatio7d,
  enoughCreatedForDisputeRate,
  enoughFundedForCompletionRate,
  escrowCompletionRatio30d,
  escrowsCreated1d,
  escrowsCreated7d,
  escrowsFunded30d,
  fundedMeanwhile,
  fundingWindow,
  highDisputeRate,
  longWindow,
  lowCompletionRate,
  noCreationWindow,
  usualWeek,
} from '../signals/escrows.ts';
import { inHours, percent } from '../signals/words.ts';

export const highDisputeRateAlert = alert({
  name: 'HighDisputeRate',
  severity: 'warning',
  component: 'escrow',
  when: above(disputeRatio7d, highDisputeRate, { provided: atLeast(escrowsCreated7d, enoughCreatedForDisputeRate) }),
  for: '1h',
  summary: 'High dispute rate detected',
  description:
    'Disputes are {{ $value | humanizePercentage }} of the escrows created ' +
    `in ${inWords(disputeRateWindow)} (threshold ${percent(highDisputeRate)}).`,
  shownOn: 'disputes/Dispute rate',
});

export const escrowFundingStalled = alert({
  name: 'EscrowFundingStalled',
  severity: 'warning',
  component: 'escrow',
  when: unless(atLeast(createdBeforeGrace, createdWithoutFunding), above(fundedMeanwhile, 0), { on: ['job'] }),
  for: '30m',
  summary: 'Escrows are created but none is funded',
  description: `{{ $value | printf "%.0f" }} escrows were created in ${inWords(fundingWindow)} and none was funded.`,
  shownOn: 'escrow-flow/Funded after creation',
});

export const lowEscrowCompletionRate = alert({
  name: 'LowEscrowCompletionRate',
  severity: 'warning',
  component: 'escrow',
  when: below(escrowCompletionRatio30d, lowCompletionRate, {
    provided: atLeast(escrowsFunded30d, enoughFundedForCompletionRate),
  }),
  for: '6h',
  summary: 'Low escrow completion rate',
  description:
    'Only {{ $value | humanizePercentage }} of the escrows funded ' +
    `in ${inWords(longWindow)} were completed (threshold ${percent(lowCompletionRate)}).`,
  shownOn: 'escrow-flow/Success and completion rate',
});

export const escrowCreationStopped = alert({
  name: 'EscrowCreationStopped',
  severity: 'warning',
  component: 'escrow',
  when: equals(escrowsCreated1d, 0, { provided: atLeast(createdInWeekBefore, usualWeek) }),
  for: '1h',
  summary: 'No escrow has been created for a day',
  description:
    `Job {{ $labels.job }} created no escrow in ${inHours(noCreationWindow)}; ` +
    `the week before had at least ${usualWeek}.`,
  shownOn: 'escrow-flow/Escrows created per day',
});
