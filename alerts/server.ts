import { alert, group } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, absent, atLeast, below, equals } from '../engine/promql/index.ts';
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
  serverAnswers,
  serverSamples,
  serverUp,
  tooManySamples,
  uptimeChanges10m,
} from '../signals/server.ts';

export const serverDown = alert({
  name: 'ServerDown',
  severity: 'critical',
  component: 'server',
  when: equals(serverUp, 0),
  for: '1m',
  summary: 'Marketplace server is down',
  description:
    'Prometheus cannot scrape {{ $labels.instance }}: the process is down, hung, or /metrics does not answer 200.',
  shownOn: 'server/Server up',
});

export const serverTargetMissing = alert({
  name: 'ServerTargetMissing',
  severity: 'critical',
  component: 'server',
  when: absent(serverUp),
  for: '5m',
  summary: 'No marketplace-server target is configured',
  description: 'Prometheus has no target in job {{ $labels.job }}, so ServerDown cannot fire.',
  shownOn: 'server/Server up',
});

export const serverFlapping = alert({
  name: 'ServerFlapping',
  severity: 'warning',
  component: 'server',
  when: below(scrapeSuccess15m, scrapesAnswered),
  for: '2m',
  summary: 'Marketplace server keeps failing scrapes',
  description:
    '{{ $labels.instance }} answered only {{ $value | humanizePercentage }} of the scrapes ' +
    `in the last ${inWords(scrapeSuccessWindow)}.`,
  shownOn: 'server/Scrape success',
});

export const serverRestarted = alert({
  name: 'ServerRestarted',
  severity: 'info',
  component: 'server',
  when: below(uptime, justStarted),
  summary: 'Marketplace server restarted',
  description:
    '{{ $labels.instance }} has been up for {{ $value | humanizeDuration }}. In-memory counters restarted at 0.',
  shownOn: 'server/Restarts',
});

export const serverCrashLoop = alert({
  name: 'ServerCrashLoop',
  severity: 'critical',
  component: 'server',
  when: atLeast(restarts30m, crashLoop),
  summary: 'Marketplace server is in a crash loop',
  description: `{{ $labels.instance }} restarted {{ $value | printf "%.0f" }} times in ${inWords(restartWindow)}.`,
  shownOn: 'server/Restarts',
});

export const marketplaceMetricsMissing = alert({
  name: 'MarketplaceMetricsMissing',
  severity: 'warning',
  component: 'server',
  when: below(exposedMetrics, catalogued.length, { provided: serverAnswers }),
  for: '5m',
  summary: 'Part of the marketplace metrics is not exposed',
  description:
    `Only {{ $value | printf "%.0f" }} of ${catalogued.length} catalogued metrics are exposed ` +
    'by {{ $labels.instance }}; alerts on the others are blind.',
  shownOn: 'server/Catalogued metrics exposed',
});

export const marketplaceMetricsFrozen = alert({
  name: 'MarketplaceMetricsFrozen',
  severity: 'warning',
  component: 'server',
  when: equals(uptimeChanges10m, 0, { provided: serverAnswers }),
  for: '5m',
  summary: 'Marketplace metrics are frozen',
  description: `${uptime.name} of {{ $labels.instance }} has not moved for ${inWords(frozenWindow)} although scrapes succeed.`,
  shownOn: 'server/Uptime updates in 10 minutes',
});

export const marketplaceCardinalityHigh = alert({
  name: 'MarketplaceCardinalityHigh',
  severity: 'warning',
  component: 'server',
  when: above(serverSamples, tooManySamples),
  for: '10m',
  summary: 'Marketplace exposes far more series than catalogued',
  description:
    '{{ $labels.instance }} exposes {{ $value | printf "%.0f" }} samples per scrape; ' +
    `the catalogue has ${catalogued.length}. A new label may carry user or escrow identifiers.`,
  shownOn: 'server/Samples per scrape',
});

export const serverGroup = group({
  name: 'marketplace_server',
  file: 'server',
  interval: '30s',
  rules: [
    serverDown,
    serverTargetMissing,
    serverFlapping,
    serverRestarted,
    serverCrashLoop,
    marketplaceMetricsMissing,
    marketplaceMetricsFrozen,
    marketplaceCardinalityHigh,
  ],
});
