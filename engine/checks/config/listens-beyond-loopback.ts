import type { Finding } from '../../finding.ts';
import { isLoopback, parseAddress } from './model/address.ts';
import type { Located } from './model/locate.ts';

/** An address at which a program accepts connections. */
export interface Listener extends Located<string> {
  /** The program, such as `Prometheus` or `Loki (gRPC)`. */
  readonly what: string;
}

/** A listener that others than this machine can reach. */
export function listensBeyondLoopback(listeners: readonly Listener[]): Finding[] {
  return listeners.flatMap(({ what, value, origin }): Finding[] => {
    const host = parseAddress(value)?.host;
    if (host === undefined || isLoopback(host)) return [];
    const open = host === '' || host === '0.0.0.0' || host === '::';
    return [
      {
        id: 'listens-beyond-loopback',
        severity: 'error',
        ...origin,
        message: open
          ? `${what} would listen on every address of the machine ("${value}")`
          : `${what} would listen on ${host}, which others can reach`,
        help: 'listen on 127.0.0.1, and use an SSH tunnel from elsewhere',
      },
    ];
  });
}
