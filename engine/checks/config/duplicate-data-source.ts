import type { Finding } from '../../finding.ts';
import type { Located } from './model/locate.ts';

/** Two data sources of one uid or name: the second would replace the first. */
export function duplicateDataSource(values: readonly Located<string>[]): Finding[] {
  return values.flatMap(({ value, origin }, index): Finding[] =>
    values.findIndex((other) => other.value === value) === index
      ? []
      : [
          {
            id: 'duplicate-data-source',
            severity: 'error',
            ...origin,
            message: `two data sources have "${value}": the second would replace the first`,
            help: 'give each one of its own',
          },
        ],
  );
}
