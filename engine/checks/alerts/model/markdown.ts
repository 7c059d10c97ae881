/** A line of a Markdown file. */
export interface MarkdownLine {
  readonly number: number;
  readonly text: string;
  /** Inside of a code block. */
  readonly isCode: boolean;
}

/** The lines of a Markdown text, with those of code blocks told apart. */
export function linesOf(text: string): MarkdownLine[] {
  let isCode = false;
  return text.split('\n').map((line, index) => {
    const fence = (line.includes('```') || line.includes('~~~')) && /^\s*(?:```|~~~)/.test(line);
    if (fence) isCode = !isCode;
    return { number: index + 1, text: line, isCode: isCode || fence };
  });
}

/** A heading of the second level and what stands below it. */
export interface Section {
  readonly title: string;
  readonly line: number;
  readonly body: string;
}

/** The sections of a Markdown text, in order. */
export function sectionsOf(lines: readonly MarkdownLine[]): Section[] {
  const sections: { title: string; line: number; body: string }[] = [];
  for (const { number, text, isCode } of lines) {
    if (!isCode && text.startsWith('## ')) sections.push({ title: text.slice(3).trim(), line: number, body: '' });
    else if (sections.length > 0) sections.at(-1)!.body += `${text}\n`;
  }
  return sections;
}

/** The introduction of a runbook: what stands before the line that names its panel, or the first heading. */
export function introOf(text: string): string {
  return /^[^]*?(?=^Shown on|^## |(?![^]))/m.exec(text)?.[0] ?? '';
}
