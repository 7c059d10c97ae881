import {
  anyOf,
  avgOverTime,
  changes,
  countBy,
  equals,
  type Expr,
  minBy,
  or,
  resets,
  select,
  times,
} from '../engine/promql/index.ts';
import * as marketplaceMetrics from '../metrics/marketplace.ts';
import { marketplace, uptime } from '../metrics/marketplace.ts';
import { scrapeDuration, scrapeSamplesScraped, up } from '../metrics/prometheus.ts';

/** Younger than this, the server has just restarted. */
export const justStarted = 600;
/** So many restarts in half an hour are a crash loop. */
export const crashLoop = 3;
export const restartWindow = '30m';
/** Share of the scrapes in 15 minutes that should succeed. */
export const scrapesAnswered = 0.9;
export const scrapeSuccessWindow = '15m';
/** Uptime ticks every few seconds: without a change for so long, nobody updates the metrics. */
export const frozenWindow = '10m';
/** The catalogue has ten series; far more means a new label, perhaps with identifiers of people. */
export const tooManySamples = 100;

/** Every metric that the server must expose. */
export const catalogued = Object.values(marketplaceMetrics).filter((entry) => entry.kind === 'metric');

export const serverUp = select(up, { job: marketplace });
export const scrapeSuccess15m = avgOverTime(serverUp, scrapeSuccessWindow);
export const serverScrapeDuration = select(scrapeDuration, { job: marketplace });
export const serverSamples = select(scrapeSamplesScraped, { job: marketplace });

/** Seconds since the server started; of several targets, the one that started last. */
export const youngestUptime: Expr<'job', never> = minBy(['job'], uptime);

export const restarts30m = resets(uptime, restartWindow);
export const uptimeChanges10m = changes(uptime, frozenWindow);

/** How many of the catalogued metrics a target exposes; 0 if none of them while it is up. */
export const exposedMetrics: Expr<'job' | 'instance', 'instance'> = or(
  countBy(['job', 'instance'], anyOf(catalogued)),
  times(0, serverUp),
  { on: ['job', 'instance'] },
);

export const serverAnswers = equals(serverUp, 1);
