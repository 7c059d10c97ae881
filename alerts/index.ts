import type { RuleGroup } from '../engine/alert.ts';
import type { Site } from '../stack/site-type.ts';
import { businessGroup } from './business.ts';
import { hostGroup } from './host.ts';
import { logsGroup } from './logs.ts';
import { monitoringGroup } from './monitoring.ts';
import { rpcGroup } from './rpc.ts';
import { serverGroup } from './server.ts';
import { siteGroup } from './site-check.ts';

/** Every value of the label `component`: the closed list that routes may name. */
export const components = [
  'server',
  'rpc',
  'escrow',
  'dispute',
  'arbiter',
  'host',
  'monitoring',
  'logs',
  'site',
] as const;

/** The rule groups of a site, in order; those of a part that it lacks are left out. */
export function alertGroups(site: Site): RuleGroup[] {
  return [
    serverGroup,
    rpcGroup,
    businessGroup,
    ...(site.node ? [hostGroup] : []),
    monitoringGroup(site),
    ...(site.logging ? [logsGroup(site.logging.shipper)] : []),
    ...(site.externalCheck ? [siteGroup] : []),
  ];
}
