import { type Dashboard, dashboard, row, wide } from '../engine/dashboard.ts';
import { durationOf, inWords, seconds } from '../engine/duration.ts';
import { orangeAbove, orangeBelow, redAbove, redBelow, stateTimeline, timeseries } from '../engine/panel/index.ts';
import { uptime } from '../metrics/marketplace.ts';
import {
  catalogued,
  crashLoop,
  exposedMetrics,
  frozenWindow,
  justStarted,
  restarts30m,
  restartWindow,
  scrapesAnswered,
  scrapeSuccess15m,
  scrapeSuccessWindow,
  serverSamples,
  serverScrapeDuration,
  serverUp,
  tooManySamples,
  uptimeChanges10m,
} from '../signals/server.ts';
import { percent } from '../signals/words.ts';
import type { Site } from '../stack/site-type.ts';
import { annotations } from './annotations.ts';
import { hostLines } from './host.ts';
import { withLogs } from './logs-link.ts';
import { siteReachable, siteResponseTime } from './public-site.ts';

/** The marketplace's process, how it is scraped, and the machine under it. */
export const server = (site: Site): Dashboard =>
  dashboard({
    key: 'server',
    title: 'Server',
    tags: ['marketplace', 'host'],
    description: 'The process of the marketplace, how it is scraped, and the machine under it.',
    range: '24h',
    annotations: annotations(site),
    rows: [
      row(
        'Marketplace server',
        [wide(serverUpOverTime(site)), restarts(site)],
        [site.externalCheck && wide(siteReachable(site)), site.externalCheck && siteResponseTime(site)],
        [uptimeOverTime(site), uptimeTicks(site), scrapeSuccess(site)],
        [scrapeDuration(site), samples(site), exposed(site)],
      ),
      row('Host', ...(site.node ? hostLines(site) : [])),
    ],
  });

const serverUpOverTime = (site: Site) =>
  stateTimeline({
    title: 'Server up',
    ...withLogs(
      site,
      'Whether each scrape of the server succeeded. Down for a minute pages: see whether the process runs, hangs, ' +
        'or fails to answer /metrics only. Nothing at all means that Prometheus has no such target.',
    ),
    rows: [{ expr: serverUp, legend: '{{instance}}' }],
    unit: 'none',
    noValue: 'No target',
    mappings: { 0: ['down', 'red'], 1: ['up', 'green'] },
    thresholds: redBelow(1),
  });

const restarts = (site: Site) =>
  timeseries({
    title: 'Restarts',
    ...withLogs(
      site,
      `How often the process started in the ${inWords(restartWindow)} before each moment. One that is no deploy ` +
        `needs its last lines read; ${crashLoop} are a crash loop: stop the automatic restart first.`,
    ),
    lines: [{ expr: restarts30m, legend: '{{instance}}' }],
    draw: 'steps',
    legend: 'none',
    height: 6,
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: 'Server not scraped',
    thresholds: redAbove(crashLoop, 1),
  });

const uptimeOverTime = (site: Site) =>
  timeseries({
    title: 'Uptime',
    ...withLogs(
      site,
      'Seconds since the process started, as it reports them: a rising line that falls to 0 at each restart, and ' +
        `is below ${inWords(durationOf(justStarted))} for a new process. A flat line means that nobody updates the ` +
        'metrics.',
    ),
    lines: [{ expr: uptime, legend: '{{instance}}' }],
    legend: 'none',
    unit: 's',
    min: 0,
    noValue: 'Server not scraped',
    thresholds: orangeBelow(justStarted),
  });

const uptimeTicks = (site: Site) =>
  timeseries({
    title: 'Uptime updates in 10 minutes',
    ...withLogs(
      site,
      `How often the uptime changed in the ${inWords(frozenWindow)} before each moment. None while scrapes ` +
        'succeed: the ticker stands still, or a cache answers for the server, and no alert on it can be trusted.',
    ),
    lines: [{ expr: uptimeChanges10m, legend: '{{instance}}' }],
    legend: 'none',
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: 'Server not scraped',
    thresholds: orangeBelow(1),
  });

const scrapeSuccess = (site: Site) =>
  timeseries({
    title: 'Scrape success',
    ...withLogs(
      site,
      `Share of the scrapes that the server answered in the ${inWords(scrapeSuccessWindow)} before each moment. ` +
        `Below ${percent(scrapesAnswered)} it restarts again and again, or answers too slowly: compare with the ` +
        'panels beside.',
    ),
    lines: [{ expr: scrapeSuccess15m, legend: '{{instance}}' }],
    legend: 'none',
    unit: 'percentunit',
    decimals: 1,
    min: 0,
    max: 1,
    noValue: 'No target',
    thresholds: orangeBelow(scrapesAnswered),
  });

const scrapeDuration = (site: Site) =>
  timeseries({
    title: 'Scrape duration',
    ...withLogs(
      site,
      `How long /metrics took to answer. A scrape fails at ${inWords(site.scrapeTimeout)}: when the line rises ` +
        'towards it, look at the CPU of the host and for a blocked server.',
    ),
    lines: [{ expr: serverScrapeDuration, legend: '{{instance}}' }],
    legend: 'none',
    unit: 's',
    min: 0,
    noValue: 'No target',
    thresholds: redAbove(seconds(site.scrapeTimeout)),
  });

const samples = (site: Site) =>
  timeseries({
    title: 'Samples per scrape',
    ...withLogs(
      site,
      `How many samples the server exposes; the catalogue has ${catalogued.length}. Above ${tooManySamples} a new ` +
        'label may carry identifiers of users or escrows: look at /metrics at once, and stop scraping if it does.',
    ),
    lines: [{ expr: serverSamples, legend: '{{instance}}' }],
    legend: 'none',
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: 'No target',
    thresholds: orangeAbove(tooManySamples),
  });

const exposed = (site: Site) =>
  timeseries({
    title: 'Catalogued metrics exposed',
    ...withLogs(
      site,
      `How many of the ${catalogued.length} metrics of the catalogue the server exposes. If one is missing, its ` +
        'alerts are blind: compare /metrics with the catalogue, and look at the last deploy.',
    ),
    lines: [{ expr: exposedMetrics, legend: '{{instance}}' }],
    draw: 'steps',
    legend: 'none',
    unit: 'none',
    decimals: 0,
    min: 0,
    noValue: 'No target',
    thresholds: orangeBelow(catalogued.length),
  });
