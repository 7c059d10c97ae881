import { type Alert, alert, group, type RuleGroup } from '../engine/alert.ts';
import { inWords } from '../engine/duration.ts';
import { above, and, equals, sum, times } from '../engine/promql/index.ts';
import { logLines15m, logLinesOfADay, logWindow, quietLogVolume, shipping, volumeSpike } from '../signals/logs.ts';
import { serverUp } from '../signals/server.ts';
import type { Logging } from '../stack/site-type.ts';

type Shipper = Logging['shipper'];

const titles: Readonly<Record<Shipper, string>> = { alloy: 'Grafana Alloy', promtail: 'Promtail' };

/** Only while the server answers: one that is down logs nothing. */
export function logShippingStopped(shipper: Shipper): Alert {
  return alert({
    name: 'LogShippingStopped',
    severity: 'warning',
    component: 'logs',
    when: and(equals(shipping[shipper].sentPerSecond15m, 0), above(sum(serverUp), 0), { on: [] }),
    for: '15m',
    summary: 'No logs are being shipped',
    description: `${titles[shipper]} on {{ $labels.instance }} has sent nothing for ${inWords(logWindow)}.`,
    shownOn: 'logs/Log shipping',
  });
}

export function logEntriesDropped(shipper: Shipper): Alert {
  return alert({
    name: 'LogEntriesDropped',
    severity: 'warning',
    component: 'logs',
    when: above(shipping[shipper].dropped15m, 0),
    for: '5m',
    summary: 'Log entries are being dropped',
    description: `${titles[shipper]} on {{ $labels.instance }} gave up on log entries.`,
    shownOn: 'logs/Dropped log entries',
  });
}

export const logVolumeSpike = alert({
  name: 'LogVolumeSpike',
  severity: 'warning',
  component: 'logs',
  when: and(above(logLines15m, quietLogVolume), above(logLines15m, times(volumeSpike, logLinesOfADay))),
  for: '15m',
  summary: 'Log volume is far above normal',
  description: `Loki receives {{ $value | humanize }} lines per second, over ${volumeSpike} times the daily mean.`,
  shownOn: 'logs/Log volume',
});

export function logsGroup(shipper: Shipper): RuleGroup {
  return group({
    name: 'logs',
    file: 'logs',
    interval: '1m',
    rules: [logShippingStopped(shipper), logEntriesDropped(shipper), logVolumeSpike],
  });
}
