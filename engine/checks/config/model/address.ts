/** The two halves of `host:port`. */
export interface Address {
  /** A name or an IP address, without brackets; empty means every address of the machine. */
  readonly host: string;
  readonly port: number;
}

/** Reads `host:port`, `[::1]:port` or `:port`; undefined if it is none of these. */
export function parseAddress(text: string): Address | undefined {
  const [, v6, name, port] = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9._-]*)):(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: v6 ?? name ?? '', port: Number(port) };
}

/** Whether a host is this machine and nothing else: `localhost`, 127.0.0.0/8 or `::1`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host);
}

/** `host:port` again; an IPv6 address gets its brackets. */
export function addressText({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Reads a URL, or undefined; unlike `new URL` it wants `scheme://host` to be written out. */
export function parseUrl(text: string): URL | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/\s]+/.test(text) || /\s/.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Where a URL is answered: its host and port, with the port that its scheme implies. */
export function addressOfUrl(url: URL): Address {
  const implied = url.protocol === 'https:' ? 443 : 80;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? implied : Number(url.port) };
}
