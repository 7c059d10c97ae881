import type { Site } from '../../stack/site-type.ts';

/** A copy of a site with one value changed, at `prometheus.retention` or `notifications.receivers.team.0.to`. */
export function changed(site: Site, path: string, value: unknown): Site {
  return change(site, path.split('.'), value) as Site;
}

function change(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = change((part as Record<string, unknown> | undefined)?.[key], rest, value);
  if (Array.isArray(part)) return part.map((item, at) => (String(at) === key ? inner : item));
  return { ...(part as object), [key]: inner };
}
