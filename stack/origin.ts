import type { Origin } from '../engine/checks/config/model/locate.ts';
import type { Site } from './site-type.ts';

/** Where site.ts says something: `siteOrigin(site, ['prometheus', 'retention'])`. */
export function siteOrigin(site: Site, path: readonly string[]): Origin {
  return {
    place: site.place,
    path: ['site', ...path],
    // Looked for only when there is something to report.
    get anchor() {
      return anchorOf(site, path);
    },
  };
}

/**
 * The text that stands on the line of a property, as a formatter writes it. Where the property is absent, or another
 * line has the same text, it is the text of what holds the property.
 */
function anchorOf(site: Site, path: readonly string[]): string | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const value = path.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], site);
  const text = value === undefined ? undefined : lineOf(key, value);
  return text !== undefined && occurrences(site, text) === 1 ? text : anchorOf(site, path.slice(0, -1));
}

/** `retention: '90d'` or `receivers: {`; undefined for a position in a list, which has no text of its own. */
function lineOf(key: string, value: unknown): string | undefined {
  if (/^\d+$/.test(key)) return undefined;
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`}: ${opening(value)}`;
}

function opening(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return '[';
  return typeof value === 'object' && value !== null ? '{' : String(value);
}

function occurrences(part: unknown, text: string): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (count, [key, value]) => count + (lineOf(key, value) === text ? 1 : 0) + occurrences(value, text),
    0,
  );
}
