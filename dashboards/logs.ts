import { type Dashboard, dashboard, row, top } from '../engine/dashboard.ts';
import { inWords } from '../engine/duration.ts';
import { logs, logSeries, orangeAbove, orangeBelow, timeseries } from '../engine/panel/index.ts';
import { round } from '../engine/promql/index.ts';
import {
  logLines15m,
  logWindow,
  quietLogVolume,
  refusedLines15m,
  shipping,
  spikeLevel,
  volumeSpike,
} from '../signals/logs.ts';
import { journalJob } from '../stack/log-lines.ts';
import type { Logging, Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';

/** A single entry in 15 minutes is 0.0011 per second. */
const anyEntry = 0.001;

/** The server's log, and whether what is logged arrives. */
export const logsDashboard = (site: Site, logging: Logging): Dashboard => {
  const shipped = shipping[logging.shipper];
  const fromServer = `job="${site.marketplace.job}"`;
  const linesAt = (level: string) =>
    `sum(count_over_time({job=~"${site.marketplace.job}|${journalJob}", level="${level}"} [$__auto]))`;
  return dashboard({
    key: 'logs',
    title: 'Logs',
    tags: ['loki'],
    description: 'What the marketplace server logs, and whether it arrives.',
    range: '6h',
    annotations: annotations(site),
    rows: [
      top(
        [
          logSeries({
            title: 'Errors in the logs',
            description:
              'Lines of the server log and of the journal at level error and warn. Compare a rise with deploys and ' +
              'with RPC health, then read the lines below.',
            lines: [
              { query: linesAt('error'), legend: 'error', color: 'red' },
              { query: linesAt('warn'), legend: 'warn', color: 'orange' },
            ],
            unit: 'none',
            decimals: 0,
            min: 0,
            noValue: 'No errors or warnings in Loki',
          }),
          timeseries({
            title: 'Log volume',
            description:
              `Lines per second that Loki received in the ${inWords(logWindow)} before each moment, and ` +
              `${volumeSpike} times the mean of the day before. Above both that and ${quietLogVolume}, something ` +
              'floods the log: an error loop, an attack, or a debug level that may print personal data.',
            lines: [
              { expr: logLines15m, legend: 'received', color: 'blue' },
              { expr: spikeLevel, legend: `${volumeSpike} times the daily mean`, color: 'text' },
            ],
            unit: 'cps',
            min: 0,
            noValue: 'Loki not scraped',
            thresholds: orangeAbove(quietLogVolume),
            thresholdsStyle: 'dashed',
          }),
        ],
        [
          logs({
            title: 'Server log',
            description:
              'The log of the marketplace server, newest line first. Lines may carry identifiers: do not paste ' +
              'them into tickets or chats.',
            query: `{${fromServer}}`,
          }),
        ],
        [logging.units.length > 0 && journal],
      ),
      row('Shipping', [
        timeseries({
          title: 'Log shipping',
          description:
            `Entries per second that the shipper sent to Loki in the ${inWords(logWindow)} before each moment. ` +
            'None while the server is up: see whether Loki is ready and the shipper may read the file.',
          lines: [{ expr: shipped.sentPerSecond15m, legend: '{{instance}}' }],
          legend: 'none',
          unit: 'cps',
          min: 0,
          noValue: 'Log shipper not scraped',
          thresholds: orangeBelow(anyEntry),
        }),
        timeseries({
          title: 'Dropped log entries',
          description:
            `Entries that the shipper gave up on in the ${inWords(logWindow)} before each moment. From one on, ` +
            'Loki was down for long or refuses them: see the panel beside.',
          lines: [{ expr: round(shipped.dropped15m), legend: '{{instance}}' }],
          legend: 'none',
          unit: 'none',
          decimals: 0,
          min: 0,
          noValue: 'None counted',
          thresholds: orangeAbove(1),
        }),
        timeseries({
          title: 'Log entries refused by Loki',
          description:
            `Entries that Loki turned away in the ${inWords(logWindow)} before each moment, by reason. A rate ` +
            'limit wants raising only after the flood behind it is understood.',
          lines: [{ expr: refusedLines15m, legend: '{{reason}}' }],
          unit: 'none',
          decimals: 0,
          min: 0,
          noValue: 'None counted',
          thresholds: orangeAbove(1),
        }),
      ]),
    ],
  });
};

const journal = logs({
  title: 'Journal',
  description:
    'What the units whose journal is shipped wrote, newest line first: starts, stops and crashes of the server and ' +
    'the wallets. The same caution holds for pasting.',
  query: `{job="${journalJob}"}`,
  height: 8,
});
