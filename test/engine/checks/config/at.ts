import type { Located, Locate } from '../../../../engine/checks/config/model/locate.ts';
import type { Finding } from '../../../../engine/finding.ts';

/** The place of a part of a configuration is its way from the root. */
export const locate: Locate = (path) => ({ path: path.map(String) });

/** Values with their position as their place. */
export const values = (...texts: readonly string[]): Located<string>[] =>
  texts.map((value, at) => ({ value, origin: { path: [String(at)] } }));

/** `severity path: message`, for comparing whole findings at a glance. */
export const said = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`);
