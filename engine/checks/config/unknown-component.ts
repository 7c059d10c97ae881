import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import type { Located } from './model/locate.ts';

/** A component that is given a receiver and that no alert has, not even one of a part that is switched off. */
export function unknownComponent(named: readonly Located<string>[], components: readonly string[]): Finding[] {
  return named
    .filter(({ value }) => !components.includes(value))
    .map(({ value, origin }) => ({
      id: 'unknown-component',
      severity: 'error',
      ...origin,
      message: `no alert has the component ${value}`,
      help: suggestion(value, components) ?? `the components are: ${components.join(', ')}`,
    }));
}
