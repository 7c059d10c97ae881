import type { Finding } from '../../finding.ts';
import { kebab } from '../../uid.ts';
import type { Located } from './model/locate.ts';

/** Grafana's limit for uids. */
const longest = 40;

/** A prefix of uids that is missing, that Grafana refuses, or that leaves too little room for the names of alerts. */
export function badUidPrefix({ value, origin }: Located<string>, names: readonly string[]): Finding[] {
  const said = fault(value, names);
  return said === undefined ? [] : [{ id: 'bad-uid-prefix', severity: 'error', ...origin, ...said }];
}

function fault(prefix: string, names: readonly string[]): { message: string; help: string } | undefined {
  if (prefix === '')
    return { message: 'the prefix is empty, so that nothing marks our uids as ours', help: 'two letters and a dash' };
  if (!/^[A-Za-z0-9_-]+$/.test(prefix)) {
    return { message: `Grafana refuses uids that begin with "${prefix}"`, help: 'letters, digits, "-" and "_" only' };
  }
  const room = longest - Math.max(0, ...names.map((name) => kebab(name).length));
  if (prefix.length <= room) return undefined;
  const name = names.find((one) => kebab(one).length === longest - room)!;
  const message = `"${prefix}" has ${prefix.length} characters, and with it the uid of ${name} has more than ${longest}`;
  return { message, help: `at most ${room} characters` };
}
