import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A name of a systemd unit without its suffix: the journal has the whole name, so nothing would match. */
export function badUnitName(units: readonly Located<string>[]): Finding[] {
  return units
    .filter(({ value }) => !/^[\w@:.\\-]+\.(service|socket|timer|slice|scope|mount|target)$/.test(value))
    .map(({ value, origin }) => ({
      id: 'bad-unit-name',
      severity: 'error',
      ...origin,
      message: `"${value}" is no full name of a systemd unit`,
      help: `${value.trim() === '' ? 'name' : value.trim()}.service`,
    }));
}
