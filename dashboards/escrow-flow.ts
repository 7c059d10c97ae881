import { type Dashboard, dashboard, top, wide } from '../engine/dashboard.ts';
import { durationOf, inWords, seconds } from '../engine/duration.ts';
import { always, bargauge, orangeAbove, orangeBelow, timeseries } from '../engine/panel/index.ts';
import { dividedBy, lifetime, round, shownRange } from '../engine/promql/index.ts';
import {
  createdBeforeGrace,
  createdInWeekBefore,
  createdWithoutFunding,
  enoughFundedForCompletionRate,
  escrowCompletionRatio30d,
  escrowsCreated1d,
  escrowSuccessRatio30d,
  fundedMeanwhile,
  fundingGrace,
  fundingWindow,
  longWindow,
  lowCompletionRate,
  usualWeek,
} from '../signals/escrows.ts';
import { inHours, percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';
import { transitions, transitionsOver } from './transitions.ts';

/** Where escrows are on their way, and where they stop. */
export const escrowFlow = (site: Site): Dashboard =>
  dashboard({
    key: 'escrow-flow',
    title: 'Escrow flow',
    tags: ['marketplace', 'escrow'],
    description: 'How escrows go from created to funded to completed, and at which step they stop.',
    range: '7d',
    annotations: annotations(site),
    rows: [
      top(
        // how many, and how far they get
        [wide(perHour), funnel],
        // how well, and whether there are any
        [rates, perDay],
        [fundedAfterCreation, sinceRestart],
      ),
    ],
  });

const fundedSince = durationOf(seconds(fundingWindow) + seconds(fundingGrace));

const perHour = timeseries({
  title: 'State transitions per hour',
  description:
    'Escrows that went through each state change; each bar counts the hour before it. A colour that is missing for ' +
    'hours in which it is usual shows the step that does not work.',
  lines: transitionsOver('1h'),
  draw: 'bars',
  stacked: true,
  interval: '1h',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
});

const funnel = bargauge({
  title: 'Escrow funnel',
  description:
    'How many escrows came how far in the shown range. Those under way count as created or funded only: choose a ' +
    'range that is long against a delivery before you call a step a loss.',
  bars: transitionsOver(shownRange),
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
  thresholds: always('blue'),
});

const rates = timeseries({
  title: 'Success and completion rate',
  description:
    `Over ${inWords(longWindow)}: completed by created, and completed by funded. When less than ` +
    `${percent(lowCompletionRate)} of the funded ones are completed (of at least ` +
    `${enoughFundedForCompletionRate}), look for failing releases and time-outs; a sales peak lowers both until it ` +
    'is through.',
  lines: [
    { expr: escrowCompletionRatio30d, legend: 'completed of funded', color: 'green' },
    { expr: escrowSuccessRatio30d, legend: 'completed of created', color: 'blue' },
  ],
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'No escrows in 30 days',
  thresholds: orangeBelow(lowCompletionRate),
});

const perDay = timeseries({
  title: 'Escrows created per day',
  description:
    'Escrows created in the 24 hours before each moment, and the daily mean of the week before those. None in a ' +
    `day, after a week of ${usualWeek} or more, means that nobody can order: place a test order from outside.`,
  lines: [
    { expr: round(escrowsCreated1d), legend: 'created in 24 hours', color: 'blue' },
    { expr: round(dividedBy(createdInWeekBefore, 7)), legend: 'daily mean of the week before', color: 'text' },
  ],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
  thresholds: orangeBelow(1),
});

const fundedAfterCreation = timeseries({
  title: 'Funded after creation',
  description:
    `Escrows created in ${inHours(fundingWindow)} up to ${inHours(fundingGrace)} ago, and those funded since the ` +
    `first of them. ${createdWithoutFunding} or more created and none funded: check the deposit watcher and ` +
    "monerod's height.",
  lines: [
    { expr: round(createdBeforeGrace), legend: `created (${fundingWindow}, until ${fundingGrace} ago)`, color: 'blue' },
    { expr: round(fundedMeanwhile), legend: `funded (${fundedSince})`, color: 'yellow' },
  ],
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
  thresholds: orangeAbove(createdWithoutFunding),
  thresholdsStyle: 'dashed',
});

const sinceRestart = timeseries({
  title: 'Escrow counters since the last restart',
  description:
    'The counters as the server exposes them: they begin at 0 whenever it starts, which the marks show. To compare ' +
    'with the curl of /metrics on the host; for numbers over time use the other panels.',
  lines: transitions.map(({ counter, legend, color }) => ({ expr: lifetime(counter), legend, color })),
  draw: 'steps',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
});
