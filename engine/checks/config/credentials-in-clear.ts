import type { Finding } from '../../finding.ts';
import { isLoopback, parseUrl } from './model/address.ts';
import type { Located } from './model/locate.ts';

/** Credentials that are sent to another machine over plain http. An onion address is encrypted by Tor. */
export function credentialsInClear(urls: readonly Located<string>[]): Finding[] {
  return urls.flatMap(({ value, origin }): Finding[] => {
    const url = parseUrl(value);
    if (url === undefined || url.protocol !== 'http:') return [];
    if (isLoopback(url.hostname.replace(/^\[|\]$/g, '')) || url.hostname.endsWith('.onion')) return [];
    return [
      {
        id: 'credentials-in-clear',
        severity: 'error',
        ...origin,
        message: `the credentials would travel to ${url.host} in the clear`,
        help: `https://${url.host}`,
      },
    ];
  });
}
