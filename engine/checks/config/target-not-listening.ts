import type { Finding } from '../../finding.ts';
import type { Listener } from './listens-beyond-loopback.ts';
import { isLoopback, parseAddress } from './model/address.ts';
import type { Located } from './model/locate.ts';

/** Where a program is looked for, and where it listens. */
export interface Reachable {
  readonly listener: Listener;
  /** `host:port` of a scrape target or of a URL. */
  readonly target: Located<string>;
}

/** A program on this machine that is looked for at another port than the one on which it listens. */
export function targetNotListening(pairs: readonly Reachable[]): Finding[] {
  return pairs.flatMap(({ listener, target }): Finding[] => {
    const [wanted, offered] = [parseAddress(target.value), parseAddress(listener.value)];
    if (wanted === undefined || offered === undefined) return [];
    if (!isLoopback(wanted.host) || wanted.port === offered.port) return [];
    return [
      {
        id: 'target-not-listening',
        severity: 'error',
        ...target.origin,
        message: `${listener.what} is looked for at port ${wanted.port} and listens on port ${offered.port}`,
        help: `${wanted.host}:${offered.port} here, or port ${wanted.port} there`,
      },
    ];
  });
}
