import type { Finding } from '../../finding.ts';
import { parseUrl } from './model/address.ts';
import { type ConfigPath, type Locate, stringsOf } from './model/locate.ts';

/**
 * A secret that stands in a configuration instead of in a file beside it: under a key that is known to hold one, or
 * inside a URL. The message never repeats it.
 */
export function inlineSecret(config: unknown, locate: Locate): Finding[] {
  const found: Finding[] = [];
  for (const [path, text] of stringsOf(config)) {
    const secret = secretIn(path, text);
    if (secret === undefined) continue;
    const origin = locate(path);
    found.push({
      id: 'inline-secret',
      severity: 'error',
      ...origin,
      anchor: origin.anchor?.split(secret.text)[0],
      message: secret.message,
      help: secret.help,
    });
  }
  return found;
}

interface Secret {
  readonly text: string;
  readonly message: string;
  readonly help: string;
}

const secretKey = /(^|_)(password|token|credentials|secret|routing_key|service_key|api_key|secret_key|auth_identity)$/;
/** What a program replaces by itself: an environment variable, a file, or a value that was blanked. */
const reference = /^(\$\w+|\$\{\w+\}|\$__(file|env)\{.*\}|<secret>|)$/;

function secretIn(path: ConfigPath, text: string): Secret | undefined {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  if (/(_f|F)ile$/.test(key)) {
    if (!text.includes('://')) return undefined;
    return { text, message: `${key} names a file, and this is a URL`, help: 'the path of a file that holds it' };
  }
  if (secretKey.test(key) && !reference.test(text)) {
    return { text, message: `${key} holds the secret itself`, help: `put it into a file and name that: ${key}_file` };
  }
  return secretInUrl(text);
}

/** Services that put the key of a channel into the path. */
const keyedPaths: readonly [host: RegExp, path: RegExp][] = [
  [/(^|\.)slack\.com$/, /^\/(services|workflows|triggers)\/./],
  [/(^|\.)(discord|discordapp)\.com$/, /^\/api\/webhooks\/./],
  [/(^|\.)telegram\.org$/, /^\/bot[^/]/],
  [/(^|\.)office\.com$/, /^\/webhook[^/]*\/./],
  [/(^|\.)hc-ping\.com$/, /^\/./],
];

function secretInUrl(text: string): Secret | undefined {
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const message = secretOfUrl(url);
  if (message === undefined) return undefined;
  // What may be shown of it: the scheme and, if they hold no secret, the host and port.
  const shown = /^[^/]*\/\/(?:[^/?#@]*(?=[/?#]))?/.exec(text)?.[0] ?? '';
  const help = 'keep it in a file on the host: the properties that end in File name one';
  return { text: text.slice(shown.length), message, help };
}

function secretOfUrl(url: URL): string | undefined {
  if (url.username !== '' || url.password !== '') return 'the URL holds a user name or password';
  for (const [name, value] of url.searchParams) {
    const secret = /token|secret|key|passw|auth|sig/i.test(name) && value !== '';
    if (secret) return `the URL holds a secret in its parameter ${name}`;
  }
  if (keyedPaths.some(([host, path]) => host.test(url.hostname) && path.test(url.pathname))) {
    return 'the path of this URL is a secret';
  }
  return tokenIn(url.pathname.split('/')) === undefined ? undefined : 'the path of this URL looks like a secret';
}

/** A path segment that only a machine would write: a UUID, or 20 characters with letters and digits mixed. */
function tokenIn(segments: readonly string[]): string | undefined {
  return segments.find((segment, at) => {
    // A commit in the address of a file in a repository.
    if (/^[0-9a-f]{40}$/.test(segment) && /^(blob|tree|raw|commit)$/.test(segments[at - 1] ?? '')) return false;
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(segment)) return true;
    return /^[\w~.=-]{20,}$/.test(segment) && (segment.match(/\d/g)?.length ?? 0) >= 3 && /[A-Za-z]/.test(segment);
  });
}
