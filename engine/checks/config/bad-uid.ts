import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A uid of a Grafana object of ours; each begins with one prefix, by which ours are known. */
export interface UidUse extends Located<string> {
  readonly prefix: string;
}

/** A uid that Grafana refuses (over 40 characters, or other than letters, digits, `-` and `_`) or that is not ours. */
export function badUid(uids: readonly UidUse[]): Finding[] {
  return uids.flatMap(({ value, prefix, origin }): Finding[] => {
    const message = wrong(value, prefix);
    return message === undefined
      ? []
      : [{ id: 'bad-uid', severity: 'error', ...origin, message, help: 'at most 40 letters, digits, "-" and "_"' }];
  });
}

function wrong(uid: string, prefix: string): string | undefined {
  if (uid === '') return 'an empty uid lets Grafana invent one';
  if (!/^[A-Za-z0-9_-]+$/.test(uid)) return `Grafana refuses the uid "${uid}" for its characters`;
  if (uid.length > 40) return `Grafana refuses the uid "${uid}": it has ${uid.length} characters`;
  if (uid.startsWith(prefix)) return undefined;
  return `the uid "${uid}" does not begin with "${prefix}", so nothing marks it as ours`;
}
