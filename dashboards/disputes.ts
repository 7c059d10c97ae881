import { type Dashboard, dashboard, row, top, wide } from '../engine/dashboard.ts';
import { always, greenBetween, orangeAbove, piechart, stat, timeseries } from '../engine/panel/index.ts';
import { round, shownRange } from '../engine/promql/index.ts';
import { escrowsDisputed, escrowsResolved } from '../metrics/marketplace.ts';
import { happened } from '../signals/count.ts';
import {
  buyerShare30d,
  buyerShareTooHigh,
  buyerShareTooLow,
  buyerWonWithin,
  decided30d,
  deviationFromEven,
  deviationOdds,
  disputeBacklog,
  enoughDecisions,
  enoughDecisionsForDeviation,
  escrowsResolved30d,
  openDisputes,
  outcomeMismatch,
  resolved3d,
  unlikelyDeviation,
  vendorWonWithin,
} from '../signals/disputes.ts';
import { disputeRatio7d, enoughCreatedForDisputeRate, highDisputeRate } from '../signals/escrows.ts';
import { percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';

/** How many disputes there are, whether they are worked off, and whether the decisions are even. */
export const disputes = (site: Site): Dashboard =>
  dashboard({
    key: 'disputes',
    title: 'Disputes',
    tags: ['marketplace', 'dispute', 'arbiter'],
    description: 'How many disputes there are, whether they are worked off, and whether the arbiter is even-handed.',
    range: '30d',
    annotations: annotations(site),
    rows: [
      top([rate, open], [disputedAndResolved]),
      row('Decisions', [resolution, wide(buyerShare), decisions], [deviation, resolvedAndDecided]),
    ],
  });

const rate = timeseries({
  title: 'Dispute rate',
  description:
    `Disputes of 7 days by escrows created in 7 days. Above ${percent(highDisputeRate)} (of at least ` +
    `${enoughCreatedForDisputeRate} escrows), list the week's disputes in the database: one vendor, or one release?`,
  lines: [{ expr: disputeRatio7d, legend: 'dispute rate' }],
  legend: 'none',
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'No escrows in 7 days',
  thresholds: orangeAbove(highDisputeRate),
});

const open = timeseries({
  title: 'Open disputes',
  description:
    'Disputes of the last 30 days without a decision, as an estimate from the counters, and those resolved in the ' +
    `last 3 days. Above ${disputeBacklog} open, or with none resolved while some are open, reach the arbiter; the ` +
    'database has the true list.',
  lines: [
    { expr: openDisputes, legend: 'open', color: 'orange' },
    { expr: round(resolved3d), legend: 'resolved in 3 days', color: 'purple' },
  ],
  draw: 'steps',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Not recorded yet',
  thresholds: orangeAbove(disputeBacklog),
});

const disputedAndResolved = timeseries({
  title: 'Disputed and resolved',
  description:
    'Disputes opened and disputes resolved; each bar counts the day before it. Resolved should keep up with ' +
    'disputed: if it does not for a week, the arbiter needs help.',
  lines: [
    { expr: happened(escrowsDisputed, '1d'), legend: 'disputed', color: 'orange' },
    { expr: happened(escrowsResolved, '1d'), legend: 'resolved', color: 'purple' },
  ],
  draw: 'bars',
  stacked: true,
  interval: '1d',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
});

const resolution = piechart({
  title: 'Dispute resolution',
  description:
    'Disputes decided in the shown range, by who won. Close to halves if the arbiter is fair; a few decisions may ' +
    'well be uneven by chance.',
  slices: [
    { expr: buyerWonWithin(shownRange), legend: 'buyer won', color: 'blue' },
    { expr: vendorWonWithin(shownRange), legend: 'vendor won', color: 'purple' },
  ],
  unit: 'none',
  decimals: 0,
  noValue: 'No disputes decided',
});

const buyerShare = timeseries({
  title: 'Buyer share of decisions',
  description:
    `Share of the disputes decided in 30 days that buyers won. Outside ${percent(buyerShareTooLow)} to ` +
    `${percent(buyerShareTooHigh)} (of at least ${enoughDecisions} decisions), a second person re-reads a sample ` +
    'of them.',
  lines: [{ expr: buyerShare30d, legend: 'buyer share' }],
  legend: 'none',
  unit: 'percentunit',
  decimals: 0,
  min: 0,
  max: 1,
  noValue: 'No disputes decided in 30 days',
  thresholds: greenBetween(buyerShareTooLow, buyerShareTooHigh),
});

const decisions = stat({
  title: 'Decisions in 30 days',
  description:
    `The sample behind the buyer share. Below ${enoughDecisions} the share is not judged, below ` +
    `${enoughDecisionsForDeviation} its deviation is not.`,
  value: decided30d,
  sparkline: true,
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Not recorded yet',
  thresholds: always('blue'),
});

const deviation = timeseries({
  title: 'Deviation from an even split',
  description:
    `How far the decisions of 30 days are from halves, in standard deviations. Chance exceeds ${unlikelyDeviation} ` +
    `once in ${deviationOdds} times (of at least ${enoughDecisionsForDeviation} decisions): put it before the next ` +
    'arbiter meeting.',
  lines: [{ expr: deviationFromEven, legend: 'standard deviations' }],
  legend: 'none',
  unit: 'none',
  decimals: 1,
  min: 0,
  noValue: 'No disputes decided in 30 days',
  thresholds: orangeAbove(unlikelyDeviation),
});

const resolvedAndDecided = timeseries({
  title: 'Resolved and decided',
  description:
    'Disputes counted as resolved and outcomes recorded, over 30 days. From a difference of 1 on, a handler ' +
    'records only one of the two, and the shares above cannot be trusted.',
  lines: [
    { expr: escrowsResolved30d, legend: 'resolved', color: 'purple' },
    { expr: decided30d, legend: 'outcome recorded', color: 'blue' },
    { expr: outcomeMismatch, legend: 'difference', color: 'red' },
  ],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Not recorded yet',
  thresholds: orangeAbove(1),
  thresholdsStyle: 'dashed',
});
