import type { PrivateShape } from '../../../privacy.ts';

/** A part of a text that looks private. */
export interface PrivatePart {
  /** With its article: `an e-mail address`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const mail = /[\w.+-]+@(?:[\w-]+\.)+([a-zA-Z]{2,})\b/g;
/** Instances of systemd units look like mail addresses. */
const unitTypes = new Set(['service', 'socket', 'timer', 'target', 'mount', 'path', 'slice']);
const ipv4 = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;
const ipv6 = /(?<![\w:.])(?:[0-9a-fA-F]{1,4}:){1,7}(?::|[0-9a-fA-F]{1,4})(?::?[0-9a-fA-F]{1,4}){0,7}(?![\w:])/g;

/** Secrets and identifiers that look the same everywhere. */
const shapes: readonly PrivateShape[] = [
  { name: 'an onion address', pattern: /(?<![a-z0-9])(?:[a-z2-7]{56}|[a-z2-7]{16})\.onion\b/ },
  { name: 'a UUID', pattern: /\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b/ },
  {
    name: 'a long hexadecimal number, as of a key or a transaction',
    pattern: /(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{32,}(?![0-9a-zA-Z])/,
  },
  { name: 'a bearer token', pattern: /\bBearer\s+[A-Za-z0-9._~+/-]*[A-Za-z0-9]{16,}/i },
  { name: 'a Grafana token', pattern: /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{16,}/ },
  { name: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { name: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/\w+/ },
  { name: 'a token of a code host', pattern: /\b(?:gh[opsu]_[A-Za-z0-9]{30,}|glpat-[\w-]{20,})/ },
  { name: 'a JSON web token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}/ },
  { name: 'an access key of a cloud', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { name: 'a password in a URL', pattern: /:\/\/[^\s/:@'"]+:[^\s/@'"$<{]+@/ },
  {
    name: 'a secret in a URL',
    pattern: /[?&](?:access_token|api_?key|auth|key|passw(?:or)?d|secret|sig|token)=[^&\s'"$<{]{6,}/i,
  },
];

const digit = /\d/;

/**
 * The part of a text that looks private; of several the first one, so that nothing before it has to be hidden.
 * Loopback and documentation addresses do not look private.
 */
export function privatePartOf(text: string, others: readonly PrivateShape[]): PrivatePart | undefined {
  const common = maySay(text) ? [mailIn(text), addressIn(text), ...shapes.map((shape) => shapeIn(text, shape))] : none;
  const own = others.length > 0 && digit.test(text) ? others.map((shape) => shapeIn(text, shape)) : none;
  if (common === none && own === none) return undefined;
  let first: PrivatePart | undefined;
  for (const part of [...common, ...own]) if (part && (!first || part.start < first.start)) first = part;
  return first;
}

const none: readonly undefined[] = [];

function shapeIn(text: string, { name, pattern }: PrivateShape): PrivatePart | undefined {
  // With the flag g a pattern would go on from its last match.
  const found = (pattern.global ? new RegExp(pattern.source, pattern.flags.replace('g', '')) : pattern).exec(text);
  return found === null ? undefined : { name, start: found.index, end: found.index + found[0].length };
}

function mailIn(text: string): PrivatePart | undefined {
  if (!text.includes('@')) return undefined;
  for (const { index, 0: found, 1: end = '' } of text.matchAll(mail)) {
    if (!unitTypes.has(end.toLowerCase())) {
      return { name: 'an e-mail address', start: index, end: index + found.length };
    }
  }
  return undefined;
}

function addressIn(text: string): PrivatePart | undefined {
  for (const { index, 0: found, ...groups } of text.matchAll(ipv4)) {
    const bytes = [groups[1], groups[2], groups[3], groups[4]].map(Number);
    if (bytes.every((byte) => byte <= 255) && !isHarmless(bytes)) {
      return { name: 'an IP address', start: index, end: index + found.length };
    }
  }
  if (!text.includes(':')) return undefined;
  for (const { index, 0: found } of text.matchAll(ipv6)) {
    if (isIpv6(found)) return { name: 'an IP address', start: index, end: index + found.length };
  }
  return undefined;
}

/** Loopback, "any", documentation (RFC 5737), broadcast; and 0.x, which is rather a version. */
function isHarmless([a, b, c]: readonly number[]): boolean {
  if (a === 127 || a === 0 || a === 255) return true;
  return (
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)
  );
}

function isIpv6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '');
  const shortened = text.includes('::');
  if (shortened ? groups.length > 7 || groups.length < 2 : groups.length !== 8) return false;
  // `ab::cd` may be a path in a program; 2001:db8::/32 is for documentation (RFC 3849).
  return /\d/.test(text) && !/^2001:0?db8:/i.test(text);
}

const other = 0;
const letter = 1;
const figure = 2;
const sign = 3;

/** What each ASCII character is to the quick look. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-zA-Z]/.test(character)
    ? letter
    : /\d/.test(character)
      ? figure
      : '@:-._'.includes(character)
        ? sign
        : other;
});

/**
 * Whether a text may hold any of these at all: a quick look at its characters, since most texts are plain. All shapes
 * have a long run of letters and digits, an `@`, a URL, hexadecimal digits before a colon, a dash behind eight
 * characters, two dots between digits, or the prefix of a token.
 */
function maySay(text: string): boolean {
  let run = 0;
  let dotted = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? kinds[code]! : other;
    if (kind === letter || kind === figure) {
      run += 1;
      if (run >= 16) return true;
      if (kind === letter) dotted = 0;
    } else {
      if (kind === sign && isTelling(text, index, code, run)) return true;
      dotted = code === 46 && run > 0 ? dotted + 1 : 0;
      if (dotted >= 3) return true;
      run = 0;
    }
  }
  return false;
}

function isTelling(text: string, index: number, code: number, run: number): boolean {
  if (code === 64) return true;
  if (code === 58) return text.charCodeAt(index + 1) === 47 || (run < 5 && isHexAround(text, index, run));
  if (code === 45 && (run === 8 || text.startsWith('--BEGIN', index))) return true;
  return code !== 46 && run >= 3 && run <= 5 && tokenPrefixes.has(text.slice(index - run, index));
}

function isHexAround(text: string, colon: number, run: number): boolean {
  return /^[0-9a-fA-F]*$/.test(text.slice(colon - run, colon)) && /[0-9a-fA-F:]/.test(text[colon + 1] ?? '');
}

const tokenPrefixes = new Set([
  'glsa',
  'glc',
  'glpat',
  'ghp',
  'gho',
  'ghs',
  'ghu',
  'xoxa',
  'xoxb',
  'xoxe',
  'xoxo',
  'xoxp',
  'xoxr',
  'xoxs',
]);
