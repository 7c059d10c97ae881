import type { Finding } from '../../finding.ts';
import type { Listener } from './listens-beyond-loopback.ts';
import { parseAddress } from './model/address.ts';

/** Two programs that want the same port of this machine: the second one does not start. */
export function portTaken(listeners: readonly Listener[]): Finding[] {
  const owners = new Map<number, string>();
  return listeners.flatMap(({ what, value, origin }): Finding[] => {
    const port = parseAddress(value)?.port;
    if (port === undefined) return [];
    const owner = owners.get(port);
    if (owner === undefined) owners.set(port, what);
    return owner === undefined
      ? []
      : [
          {
            id: 'port-taken',
            severity: 'error',
            ...origin,
            message: `${what} wants port ${port}, which ${owner} has`,
            help: 'give each program a port of its own',
          },
        ];
  });
}
