import { alert } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, atLeast, below } from '../engine/promql/index.ts';
import {
  buyerShare30d,
  buyerShareTooHigh,
  buyerShareTooLow,
  decided30d,
  deviationFromEven,
  deviationOdds,
  enoughDecisions,
  enoughDecisionsForDeviation,
  unlikelyDeviation,
} from '../signals/disputes.ts';
import { longWindow } from '../signals/escrows.ts';
import { percent } from '../signals/words.ts';

const enough = { provided: atLeast(decided30d, enoughDecisions) };

export const arbiterBiasTowardBuyer = alert({
  name: 'ArbiterBiasTowardBuyer',
  severity: 'warning',
  component: 'arbiter',
  when: above(buyerShare30d, buyerShareTooHigh, enough),
  for: '1h',
  summary: 'Arbiter decisions favour buyers',
  description:
    `Buyers won {{ $value | humanizePercentage }} of the disputes decided in ${inWords(longWindow)} ` +
    `(limit ${percent(buyerShareTooHigh)}, at least ${enoughDecisions} decisions).`,
  shownOn: 'disputes/Buyer share of decisions',
});

export const arbiterBiasTowardVendor = alert({
  name: 'ArbiterBiasTowardVendor',
  severity: 'warning',
  component: 'arbiter',
  when: below(buyerShare30d, buyerShareTooLow, enough),
  for: '1h',
  summary: 'Arbiter decisions favour vendors',
  description:
    `Buyers won only {{ $value | humanizePercentage }} of the disputes decided in ${inWords(longWindow)} ` +
    `(limit ${percent(buyerShareTooLow)}, at least ${enoughDecisions} decisions).`,
  shownOn: 'disputes/Buyer share of decisions',
});

export const arbiterBiasDrift = alert({
  name: 'ArbiterBiasDrift',
  severity: 'info',
  component: 'arbiter',
  when: above(deviationFromEven, unlikelyDeviation, { provided: atLeast(decided30d, enoughDecisionsForDeviation) }),
  for: '1h',
  summary: 'Dispute outcomes differ from 50/50 more than chance explains',
  description:
    'Deviation from an even split is {{ $value | printf "%.1f" }} standard deviations ' +
    `over ${inWords(longWindow)} (limit ${unlikelyDeviation}, about 1 in ${deviationOdds} by chance).`,
  shownOn: 'disputes/Deviation from an even split',
});
