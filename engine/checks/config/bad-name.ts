import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** A name that is empty: of a folder, a data source, or what marks our objects. */
export function badName(names: readonly Located<string>[]): Finding[] {
  return names.flatMap(({ value, origin }): Finding[] =>
    value.trim() === value && value !== ''
      ? []
      : [
          {
            id: 'bad-name',
            severity: 'error',
            ...origin,
            message: value.trim() === '' ? 'the name is empty' : 'the name begins or ends with a space',
            help: 'write a name',
          },
        ],
  );
}
