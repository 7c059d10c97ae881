import type { Finding } from '../../finding.ts';
import { parseAddress } from './model/address.ts';
import type { Located } from './model/locate.ts';

/** An address that is not `host:port`, which is the only form that scrape targets and listeners take. */
export function badAddress(addresses: readonly Located<string>[]): Finding[] {
  return addresses
    .filter(({ value }) => parseAddress(value) === undefined)
    .map(({ value, origin }) => ({
      id: 'bad-address',
      severity: 'error',
      ...origin,
      message: `"${value}" is no address: ${wrong(value)}`,
      help: 'write host:port, such as localhost:9100; a path goes into metricsPath',
    }));
}

function wrong(text: string): string {
  if (text.trim() === '') return 'it is empty';
  if (text.includes('://')) return 'it is a URL';
  if (text.includes('/')) return 'it has a path';
  const port = /:(\d+)$/.exec(text)?.[1];
  if (port === undefined) return 'it has no port';
  if (Number(port) < 1 || Number(port) > 65_535) return `there is no port ${port}`;
  return 'its host is not a name or an IP address';
}
