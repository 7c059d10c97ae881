import type { Origin } from '../engine/checks/config/model/locate.ts';
import type { Site } from './site-type.ts';

/** Where site.ts says something: `siteOrigin(site, ['prometheus', 'retention'])`. */
export function siteOrigin(site: Site, path: readonly string[]): Origin {
  return { place: site.place, anchor: anchorOf(site, path), path: ['site', ...path] };
}

/** The text that stands on the line of a property, as a formatter writes it; of what holds it, if it is absent. */
function anchorOf(site: Site, path: readonly string[]): string | undefined {
  const key = path.at(-1);
  if (key === undefined) return undefined;
  const value = path.reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], site);
  // A position in a list has no text of its own.
  if (value === undefined || /^\d+$/.test(key)) return anchorOf(site, path.slice(0, -1));
  const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
  return `${name}: ${opening(value)}`;
}

function opening(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return '[';
  return typeof value === 'object' && value !== null ? '{' : String(value);
}
