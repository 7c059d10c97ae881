import type { Finding } from '../../finding.ts';
import { parseUrl } from './model/address.ts';
import { inARow } from './model/words.ts';
import type { Located } from './model/locate.ts';

/** A URL, and the schemes that its reader understands. */
export interface UrlUse extends Located<string> {
  readonly schemes: readonly string[];
}

/** A URL that cannot be read, or whose scheme its reader does not understand. */
export function badUrl(urls: readonly UrlUse[]): Finding[] {
  return urls.flatMap(({ value, schemes, origin }): Finding[] => {
    const url = parseUrl(value);
    const scheme = url?.protocol.slice(0, -1);
    if (scheme !== undefined && schemes.includes(scheme)) return [];
    return [
      {
        id: 'bad-url',
        severity: 'error',
        ...origin,
        // The text is not repeated: a URL may hold a secret.
        message: scheme === undefined ? 'this is not a URL' : `a URL with ${scheme}:// is not understood here`,
        help: `write it out, beginning with ${inARow(
          schemes.map((name) => `${name}://`),
          'or',
        )}`,
      },
    ];
  });
}
