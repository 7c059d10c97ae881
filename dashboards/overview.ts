import { type Dashboard, dashboard, top, wide } from '../engine/dashboard.ts';
import { durationOf, inWords } from '../engine/duration.ts';
import {
  alertList,
  always,
  greenBetween,
  orangeAbove,
  orangeBelow,
  type PanelLink,
  redAbove,
  redBelow,
  stat,
  table,
  timeseries,
} from '../engine/panel/index.ts';
import { complement, minBy } from '../engine/promql/index.ts';
import {
  buyerShare30d,
  buyerShareTooHigh,
  buyerShareTooLow,
  disputeBacklog,
  enoughDecisions,
  openDisputes,
} from '../signals/disputes.ts';
import { disputeRatio7d, escrowSuccessRatio30d, highDisputeRate } from '../signals/escrows.ts';
import { firing, firingByName } from '../signals/firing.ts';
import { flakyRpc, rpcFailureRatio5m, rpcWindow, tooManyRpcFailures } from '../signals/rpc.ts';
import { justStarted, serverUp, youngestUptime } from '../signals/server.ts';
import { percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';
import { transitionsOver } from './transitions.ts';

const more = (title: string, key: string): { links: PanelLink[] } => ({ links: [{ title, to: { dashboard: key } }] });
const toMonitoring = more('Monitoring', 'monitoring');
const toServer = more('Server', 'server');
const toRpc = more('RPC health', 'rpc-health');
const toEscrows = more('Escrow flow', 'escrow-flow');
const toDisputes = more('Disputes', 'disputes');

/** One look: does anything need somebody, and how was the week. Every number leads to its dashboard. */
export const overview = (site: Site): Dashboard =>
  dashboard({
    key: 'overview',
    title: 'Overview',
    tags: ['marketplace'],
    description: 'Whether the marketplace needs somebody now, and how its week went.',
    range: '7d',
    annotations: annotations(site),
    rows: [
      top(
        [
          site.evaluator === 'prometheus' ? firingCritical : firingCriticalInGrafana,
          site.evaluator === 'prometheus' ? firingWarnings : firingWarningsInGrafana,
          serverIsUp,
          rpcSuccess,
          openDisputeCount,
          disputeRate,
          escrowSuccess,
          arbiterBalance,
        ],
        [upSince, wide(thisWeek, 5)],
        [wide(escrowFlow), site.evaluator === 'prometheus' ? firingNow : firingNowInGrafana],
      ),
    ],
  });

const ofCritical = 'Alerts that wake somebody up and fire now. Above 0, open the alert, then its runbook.';
const ofWarnings = 'Alerts that wait for the morning and fire now. Above 0, read their runbooks today.';
const ofFiring = 'Every alert that fires now. Its notification links to the panel that shows it and to its runbook.';

const firingCritical = stat({
  title: 'Firing critical alerts',
  description: ofCritical,
  ...toMonitoring,
  value: firing('critical'),
  unit: 'none',
  decimals: 0,
  noValue: 'Prometheus does not answer',
  thresholds: redAbove(1),
});

const firingCriticalInGrafana = alertList({
  title: 'Firing critical alerts',
  description: ofCritical,
  ...toMonitoring,
  height: 4,
  matching: '{severity="critical"}',
  states: ['firing'],
  view: 'stat',
});

const firingWarnings = stat({
  title: 'Firing warnings',
  description: ofWarnings,
  ...toMonitoring,
  value: firing('warning'),
  unit: 'none',
  decimals: 0,
  noValue: 'Prometheus does not answer',
  thresholds: orangeAbove(1),
});

const firingWarningsInGrafana = alertList({
  title: 'Firing warnings',
  description: ofWarnings,
  ...toMonitoring,
  height: 4,
  matching: '{severity="warning"}',
  states: ['firing'],
  view: 'stat',
});

const serverIsUp = stat({
  title: 'Server up',
  description: 'Whether the last scrape of the marketplace server succeeded. If not, see the runbook of ServerDown.',
  ...toServer,
  value: minBy(['job'], serverUp),
  unit: 'none',
  noValue: 'No target',
  mappings: { 0: ['down', 'red'], 1: ['up', 'green'] },
  thresholds: redBelow(1),
});

const rpcSuccess = stat({
  title: 'RPC success',
  description:
    `Share of the Monero RPC calls of the last ${inWords(rpcWindow)} that succeeded. Below ` +
    `${percent(1 - tooManyRpcFailures)} escrows can hardly be funded or released: look at the wallet RPC.`,
  ...toRpc,
  value: complement(rpcFailureRatio5m),
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'No RPC calls',
  thresholds: redBelow(1 - tooManyRpcFailures, 1 - flakyRpc),
});

const openDisputeCount = stat({
  title: 'Open disputes',
  description:
    `Disputes of the last 30 days without a decision, as an estimate from the counters. Above ${disputeBacklog}, ` +
    'ask the arbiter for a date; the database has the true list.',
  ...toDisputes,
  value: openDisputes,
  unit: 'none',
  decimals: 0,
  noValue: 'Not recorded yet',
  thresholds: orangeAbove(disputeBacklog),
});

const disputeRate = stat({
  title: 'Dispute rate',
  description:
    `Disputes of 7 days by escrows created in 7 days. Above ${percent(highDisputeRate)}, look for one vendor or ` +
    'one release behind them.',
  ...toDisputes,
  value: disputeRatio7d,
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'No escrows in 7 days',
  thresholds: orangeAbove(highDisputeRate),
});

const escrowSuccess = stat({
  title: 'Escrow success',
  description:
    'Escrows completed in 30 days by escrows created in 30 days. Not judged, since a buyer may simply not pay: ' +
    'when it falls, see on Escrow flow at which step escrows stop.',
  ...toEscrows,
  value: escrowSuccessRatio30d,
  unit: 'percentunit',
  decimals: 1,
  min: 0,
  max: 1,
  noValue: 'No escrows in 30 days',
  thresholds: always('blue'),
});

const arbiterBalance = stat({
  title: 'Arbiter balance',
  description:
    'Share of the disputes decided in 30 days that buyers won: close to 50% if the arbiter is fair. Outside ' +
    `${percent(buyerShareTooLow)} to ${percent(buyerShareTooHigh)}, have decisions re-read; of fewer than ` +
    `${enoughDecisions} it says little.`,
  ...toDisputes,
  value: buyerShare30d,
  unit: 'percentunit',
  decimals: 0,
  min: 0,
  max: 1,
  noValue: 'No decisions in 30 days',
  thresholds: greenBetween(buyerShareTooLow, buyerShareTooHigh),
});

const upSince = stat({
  title: 'Uptime',
  description:
    `How long the server has been running. Below ${inWords(durationOf(justStarted))} it has just restarted: was ` +
    'that a deploy?',
  ...toServer,
  value: youngestUptime,
  unit: 's',
  decimals: 1,
  noValue: 'Server not scraped',
  thresholds: orangeBelow(justStarted),
  color: 'value',
});

const thisWeek = stat({
  title: 'This week',
  description: 'Escrows that went through each state change in the last 7 days. Compare with the week that you expect.',
  ...toEscrows,
  values: transitionsOver('7d'),
  unit: 'none',
  decimals: 0,
  noValue: 'Server not scraped',
  thresholds: always('text'),
  color: 'value',
});

const escrowFlow = timeseries({
  title: 'Escrow flow',
  description:
    'State changes of escrows; each bar counts the 6 hours before it. Created without funded means that deposits ' +
    'are not seen; funded without completed, that releases fail.',
  ...toEscrows,
  lines: transitionsOver('6h'),
  draw: 'bars',
  stacked: true,
  interval: '6h',
  unit: 'none',
  decimals: 0,
  min: 0,
  noValue: 'Server not scraped',
  height: 9,
});

const firingNow = table({
  title: 'Firing now',
  description: ofFiring,
  ...toMonitoring,
  rows: firingByName,
  columns: { alertname: 'Alert', severity: 'Severity', component: 'Component' },
  unit: 'none',
  decimals: 0,
  noValue: 'No alert fires',
  height: 9,
});

const firingNowInGrafana = alertList({
  title: 'Firing now',
  description: ofFiring,
  ...toMonitoring,
  height: 9,
  matching: '{severity!="none"}',
  states: ['firing'],
});
