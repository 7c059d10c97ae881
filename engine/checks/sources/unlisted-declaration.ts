import type { Finding } from '../../finding.ts';
import { placeAt } from '../../place.ts';
import { declarationsIn, type Source } from './source.ts';

/** Where each kind belongs; metrics are gathered from their modules. */
const lists: Readonly<Record<string, string>> = {
  alert: 'stands in no rule group',
  record: 'stands in no rule group, and nothing reads it',
  group: 'stands in no list of groups',
  dashboard: 'stands in no list of dashboards',
};

/** An alert, recording rule, group or dashboard that is declared and that no other line names: it is not built. */
export function unlistedDeclaration(sources: readonly Source[]): Finding[] {
  const uses = new Map<string, number>();
  for (const { text } of sources) {
    for (const [word] of text.matchAll(/\b[a-z]\w*/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return sources.flatMap((source) =>
    declarationsIn(source).flatMap(({ name, kind, line }): Finding[] => {
      const list = lists[kind];
      if (list === undefined || uses.get(name) !== 1) return [];
      return [
        {
          id: 'unlisted-declaration',
          severity: 'error',
          place: placeAt(source.file, line),
          path: [name],
          message: `this ${kind === 'record' ? 'recording rule' : kind} ${list}, so that it is not built`,
          help: 'add it to the list, or remove it',
        },
      ];
    }),
  );
}
