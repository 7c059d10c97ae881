/** Something wrong with an expression: offsets into its text, end exclusive. */
export interface ExpressionProblem {
  readonly start: number;
  readonly end: number;
  /** One sentence, lower case, no full stop. */
  readonly message: string;
  /** The way out: a correction, or "did you mean …?". */
  readonly help?: string;
}

export function problem(start: number, end: number, message: string, help?: string): ExpressionProblem {
  return help === undefined ? { start, end, message } : { start, end, message, help };
}

/** In the order of the text, each once. */
export function inOrder(problems: readonly ExpressionProblem[]): ExpressionProblem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter(({ start, end, message }) => {
      const key = `${start} ${end} ${message}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** A part of the text as a message quotes it: on one line and not too long. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
