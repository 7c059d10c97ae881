import type { Finding } from '../../finding.ts';
import { parseUrl } from './model/address.ts';
import type { Located } from './model/locate.ts';

/** An onion service that is probed without Tor: it cannot answer, and its address goes to the DNS resolver. */
export function onionWithoutProxy(url: Located<string>, proxyUrl: string | undefined): Finding[] {
  if (proxyUrl !== undefined || !parseUrl(url.value)?.hostname.endsWith('.onion')) return [];
  return [
    {
      id: 'onion-without-proxy',
      severity: 'error',
      ...url.origin,
      message: 'an onion address is reached through Tor only, and no proxy is given',
      help: "proxyUrl: 'socks5://127.0.0.1:9050'",
    },
  ];
}
