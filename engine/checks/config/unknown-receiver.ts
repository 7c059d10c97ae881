import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { AlertmanagerConfig } from './model/alertmanager.ts';
import type { Locate } from './model/locate.ts';
import { allRoutes } from './model/routing.ts';

/** A route to a receiver that is not declared: Alertmanager refuses the file. */
export function unknownReceiver(config: AlertmanagerConfig, locate: Locate): Finding[] {
  const names = (config.receivers ?? []).map((receiver) => receiver.name);
  return allRoutes(config)
    .filter(({ route, path }) => route.receiver !== undefined || path.length === 1)
    .filter(({ receiver }) => !names.includes(receiver))
    .map(({ path, receiver }) => ({
      id: 'unknown-receiver',
      severity: 'error',
      ...locate([...path, 'receiver']),
      message: receiver === '' ? 'the root route has no receiver' : `no receiver is named ${receiver}`,
      help: suggestion(receiver, names) ?? `the receivers are: ${names.join(', ')}`,
    }));
}
