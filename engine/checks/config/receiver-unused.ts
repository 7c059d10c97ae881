import type { Finding } from '../../finding.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { allRoutes } from './model/routing.ts';

/** A receiver that no route names. */
export function receiverUnused(config: AlertmanagerConfig, locate: Locate): Finding[] {
  const named = new Set(allRoutes(config).map((route) => route.receiver));
  return (config.receivers ?? []).flatMap((receiver, at): Finding[] =>
    named.has(receiver.name)
      ? []
      : [
          {
            id: 'receiver-unused',
            severity: 'warning',
            ...locate(['receivers', at]),
            message: `no route leads to receiver ${receiver.name}`,
            help: 'name it for a severity or a component, or remove it',
          },
        ],
  );
}
