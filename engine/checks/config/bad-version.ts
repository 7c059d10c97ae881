import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';
import { isAtLeast, parseVersion } from './model/version.ts';

/** The version of a program that a configuration is written for. */
export interface VersionUse extends Located<string> {
  readonly program: string;
  /** The oldest version that the generated configurations suit. */
  readonly oldest: string;
}

/** A version that is none, or one that is older than anything the configurations are written for. */
export function badVersion(versions: readonly VersionUse[]): Finding[] {
  return versions.flatMap(({ value, program, oldest, origin }): Finding[] => {
    const version = parseVersion(value);
    if (version !== undefined && isAtLeast(version, parseVersion(oldest) ?? [])) return [];
    return [
      {
        id: 'bad-version',
        severity: 'error',
        ...origin,
        message:
          version === undefined
            ? `"${value}" is no version of ${program}`
            : `${program} ${value} is too old: what is built here needs ${oldest} or later`,
        help: `write the version that runs on the host, such as ${oldest}`,
      },
    ];
  });
}
