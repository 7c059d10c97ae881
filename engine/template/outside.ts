import type { Template } from './parse.ts';
import type { TemplateProblem } from './token.ts';

const bare = /\$(?:value|labels)\b(?:\.\w+)?|\}\}/g;

/** Variables and braces that stand in the text between actions, where they are sent as they are. */
export function outsideOfActions({ text, actions, problems }: Template): TemplateProblem[] {
  if (problems.length > 0) return [];
  let between = '';
  let at = 0;
  for (const { start, end } of actions) {
    between += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  between += text.slice(at);
  return [...between.matchAll(bare)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    message: found === '}}' ? 'this }} closes nothing' : `${found} stands outside of {{ }} and would be sent as it is`,
    help: found === '}}' ? 'remove it, or open the action with {{' : `write {{ ${found} }}`,
  }));
}
