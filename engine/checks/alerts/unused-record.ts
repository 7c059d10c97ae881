import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';

/** A recording rule that no panel and no rule reads: computed for nobody. */
export const unusedRecord: ModelCheck = {
  id: 'unused-record',
  run({ uses, recorded }: Model): Finding[] {
    if (recorded.size === 0) return [];
    const read = new Set<string>();
    for (const { owner, expression } of uses) {
      for (const name of expression.facts.metrics) {
        if (name.includes(':') && !(owner.kind === 'recording' && owner.rule.name === name)) read.add(name);
      }
    }
    return uses.flatMap(({ owner }) => {
      if (owner.kind !== 'recording' || read.has(owner.rule.name)) return [];
      const { name, place } = owner.rule;
      const message = 'no panel and no rule reads it';
      return [
        {
          id: 'unused-record',
          severity: 'warning',
          place,
          anchor: name,
          path: [name],
          message,
          help: 'show it, judge it, or remove it',
        },
      ];
    });
  },
};
