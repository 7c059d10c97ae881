import type { AlertFacts } from '../../engine/checks/config/model/alert-facts.ts';
import type { StackContent } from '../../stack/content.ts';
import type { Site } from '../../stack/site-type.ts';

type Group = readonly [component: string, labels: readonly string[], jobs: readonly string[], ...alerts: string[]];

/** `name:severity` in groups of one component, as the marketplace's alerts are. */
const marketplace: readonly Group[] = [
  ['server', ['job', 'instance'], ['marketplace-server'], 'ServerDown:critical', 'ServerFlapping:warning'],
  ['server', ['job', 'instance'], ['marketplace-server'], 'ServerRestarted:info', 'ServerCrashLoop:critical'],
  ['server', ['job', 'instance'], ['marketplace-server'], 'MarketplaceMetricsMissing:warning'],
  ['server', ['job', 'instance'], ['marketplace-server'], 'MarketplaceMetricsFrozen:warning'],
  ['server', ['job'], ['marketplace-server'], 'ServerTargetMissing:critical'],
  ['rpc', ['job'], ['marketplace-server'], 'HighRPCFailureRate:critical', 'RPCOutage:critical', 'RPCFlaky:warning'],
  ['rpc', ['job'], ['marketplace-server'], 'RPCCallsStalled:warning'],
  ['escrow', ['job'], ['marketplace-server'], 'HighDisputeRate:warning', 'EscrowFundingStalled:warning'],
  ['dispute', ['job'], ['marketplace-server'], 'DisputeBacklog:warning', 'DisputeResolutionStalled:critical'],
  ['arbiter', ['job'], ['marketplace-server'], 'ArbiterBiasTowardBuyer:warning', 'ArbiterBiasDrift:info'],
  ['monitoring', [], [], 'Watchdog:none'],
  ['monitoring', ['job', 'instance'], ['prometheus'], 'PrometheusRuleFailures:critical'],
  ['monitoring', ['job', 'instance'], ['alertmanager'], 'AlertmanagerConfigReloadFailed:warning'],
];
const host: readonly Group[] = [['host', ['job', 'instance'], ['node'], 'HostDiskLow:warning']];
const logs: readonly Group[] = [
  ['logs', ['job'], ['loki', 'shipper'], 'LogVolumeSpike:warning', 'LogShippingStopped:warning'],
];
const outside: readonly Group[] = [['site', ['job', 'instance'], ['site-probe'], 'SiteUnreachable:critical']];

function alertsOf(groups: readonly Group[]): AlertFacts[] {
  return groups.flatMap(([component, labels, jobs, ...alerts]) =>
    alerts.map((text) => {
      const [name = '', severity = ''] = text.split(':');
      return { name, severity, component, labels, jobs };
    }),
  );
}

/** What the rest of the project would tell the stack of a site: alerts, rule files, metrics. */
export function contentOf(site: Site): StackContent {
  const parts = [
    { groups: marketplace, here: true, file: 'rules/marketplace.yml' },
    { groups: host, here: site.node !== false, file: 'rules/host.yml' },
    { groups: logs, here: site.logging !== false, file: 'rules/logs.yml' },
    { groups: outside, here: site.externalCheck !== false, file: 'rules/site.yml' },
  ];
  const present = parts.filter(({ here }) => here);
  return {
    ruleFiles: present.map(({ file }) => file),
    alerts: alertsOf(present.flatMap(({ groups }) => groups)),
    absentAlerts: alertsOf(parts.filter(({ here }) => !here).flatMap(({ groups }) => groups)),
    longestRange: { seconds: 30 * 86_400, what: 'job:escrows_created:increase30d' },
    keepMetrics: ['up', 'rpc_calls_total', 'job:rpc_failure:ratio5m', 'up'],
    dashboards: true,
  };
}
