import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import { parseTemplate } from '../../template/parse.ts';
import { excerptOf } from '../text/model/excerpt.ts';
import type { Origin } from './model/locate.ts';

/** The annotations that our alerts have. */
const annotations = ['summary', 'description', 'runbook_url', 'dashboard_url'];

/** A template of notifications that does not parse, reads an annotation that no alert has, or is used by another name. */
export function notificationTemplate(text: string, uses: readonly string[], origin: Origin): Finding[] {
  const say = (of: string, start: number, end: number, message: string, help: string | undefined): Finding => ({
    id: 'notification-template',
    severity: 'error',
    ...origin,
    anchor: of.slice(start, end).split('\n', 1)[0],
    message,
    help,
    excerpt: excerptOf(of, start, end),
  });
  const defined = [...text.matchAll(/\{\{-?\s*define\s+"([^"]+)"/g)].map(([, name]) => name!);
  const called = [text, ...uses].flatMap((of) =>
    [...of.matchAll(/\{\{-?\s*template\s+"([^"]+)"/g)].map(({ index, 0: found, 1: name = '' }) => ({
      of,
      name,
      index,
      found,
    })),
  );
  const read = [...text.matchAll(/\.(?:Common)?Annotations\.(\w+)/g)];
  return [
    ...[text, ...uses].flatMap((of) =>
      parseTemplate(of).problems.map(({ start, end, message, help }) => say(of, start, end, message, help)),
    ),
    ...called.flatMap(({ of, name, index, found }) => {
      if (defined.includes(name)) return [];
      const help = suggestion(name, defined) ?? `there are ${defined.join(', ')}`;
      return [say(of, index, index + found.length, `no template is named ${name}`, help)];
    }),
    ...read.flatMap(({ index, 0: found, 1: name = '' }) => {
      if (annotations.includes(name)) return [];
      const help = suggestion(name, annotations) ?? `there are ${annotations.join(', ')}`;
      return [say(text, index, index + found.length, `no alert has the annotation ${name}`, help)];
    }),
  ];
}
