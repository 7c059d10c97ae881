/** The comment above a generated file: what it is, where it goes, and that it is not edited. */
export function header(what: string, source: string, installedAs: string, ...notes: readonly string[]): string {
  return [
    what,
    `Built from ${source} by npm run build: change the source, not this file.`,
    `Installed as ${installedAs}.`,
    ...notes,
  ].join('\n');
}

/** The same text as lines of a file whose comments begin with `#`. */
export function hashed(text: string): string {
  return `${text.replace(/^/gm, '# ').replace(/ +$/gm, '')}\n`;
}
