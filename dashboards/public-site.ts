import { orangeAbove, redBelow, stateTimeline, timeseries } from '../engine/panel/index.ts';
import { maxBy, minBy } from '../engine/promql/index.ts';
import { probeDuration, probeSuccess } from '../metrics/blackbox.ts';
import type { Site } from '../stack/site-type.ts';
import { withLogs } from './logs-link.ts';

/** A visitor has waited long by then, even through Tor. */
const slowPage = 10;

/** Whether the outside check reaches the site. Its address, which the instance label holds, is not shown. */
export const siteReachable = (site: Site) =>
  stateTimeline({
    title: 'Public site reachable',
    ...withLogs(
      site,
      'Whether the outside check got a page from the public site. If not while the server is up, look at the proxy ' +
        'of the check, then at the web server or the onion service in front.',
    ),
    rows: [{ expr: minBy(['job'], probeSuccess), legend: 'public site' }],
    unit: 'none',
    noValue: 'Not checked',
    mappings: { 0: ['unreachable', 'red'], 1: ['reachable', 'green'] },
    thresholds: redBelow(1),
  });

/** How long the outside check waits for the page. */
export const siteResponseTime = (site: Site) =>
  timeseries({
    title: 'Public site response time',
    ...withLogs(
      site,
      'How long the outside check waited for the page. Slow through Tor alone is the network; slow together with ' +
        'scrapes of the server is the host.',
    ),
    lines: [{ expr: maxBy(['job'], probeDuration), legend: 'response time' }],
    legend: 'none',
    height: 6,
    unit: 's',
    min: 0,
    noValue: 'Not checked',
    thresholds: orangeAbove(slowPage),
  });
