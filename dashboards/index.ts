import type { Dashboard } from '../engine/dashboard.ts';
import type { Site } from '../stack/site-type.ts';
import { disputes } from './disputes.ts';
import { escrowFlow } from './escrow-flow.ts';
import { logsDashboard } from './logs.ts';
import { monitoring } from './monitoring.ts';
import { overview } from './overview.ts';
import { rpcHealth } from './rpc-health.ts';
import { server } from './server.ts';

/** Every dashboard of a site, in the order in which they are listed. */
export const dashboards = (site: Site): Dashboard[] => [
  overview(site),
  escrowFlow(site),
  disputes(site),
  rpcHealth(site),
  server(site),
  monitoring(site),
  ...(site.logging ? [logsDashboard(site, site.logging)] : []),
];
