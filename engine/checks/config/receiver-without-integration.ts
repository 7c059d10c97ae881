import type { Finding } from '../../finding.ts';
import { type AlertmanagerConfig, integrationsOf } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';

/** A receiver that has a name and tells nobody. */
export function receiverWithoutIntegration(config: AlertmanagerConfig, locate: Locate): Finding[] {
  return (config.receivers ?? []).flatMap((receiver, at): Finding[] =>
    integrationsOf(receiver).length > 0
      ? []
      : [
          {
            id: 'receiver-without-integration',
            severity: 'error',
            ...locate(['receivers', at]),
            message: `receiver ${receiver.name} has no integration: its alerts would reach nobody`,
            help: 'give it an e-mail, Slack or webhook integration, or remove it',
          },
        ],
  );
}
