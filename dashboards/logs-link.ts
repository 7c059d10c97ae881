import type { PanelLink } from '../engine/panel/index.ts';
import type { Site } from '../stack/site-type.ts';

/** What a panel says about itself, with the way to the logs. */
export interface WithLogs {
  readonly description: string;
  readonly links?: readonly PanelLink[];
}

/** A description with a link to the collected logs of the same time, or with the command that prints the server's. */
export function withLogs(site: Site, description: string): WithLogs {
  return withLogsOf('-u marketplace-server', site, description);
}

/** The same for what the kernel knows: the host's panels. */
export function withKernelLog(site: Site, description: string): WithLogs {
  return withLogsOf('-k', site, description);
}

function withLogsOf(journal: string, site: Site, description: string): WithLogs {
  if (site.logging) return { description, links: [{ title: 'Logs of this time', to: { dashboard: 'logs' } }] };
  return { description: `${description} Logs: journalctl ${journal} --since -1h` };
}
