/** A text in which «…» marks the part that a caret points at. */
export function marked(text: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  if (start < 0 || end < start) throw new Error(`nothing is marked in ${text}`);
  return { text: text.replace(/[«»]/g, ''), start, end };
}
