import type { Excerpt } from '../../../finding.ts';

/** The offending part of a text, at least one character wide. */
export function excerptOf(text: string, start: number, end: number): Excerpt {
  return { text, start, end: Math.max(end, start + 1) };
}

/** What to look for in the source: the first line of a part of a text, not too long to stand on one line there. */
export function anchorOf(text: string, start = 0, end = text.length): string {
  const [line = ''] = text.slice(start, end).split('\n');
  return line.slice(0, 40);
}
