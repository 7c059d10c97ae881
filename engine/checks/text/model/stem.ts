/** A word without what inflection adds: `failures`, `failed` and `fail` are one word. In lower case. */
export function stemOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?:ions?|ings?|ers?|ed|es|s|e)$/, '');
}
