import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import pc from 'picocolors';
import type { Finding, Severity } from '../engine/finding.ts';
import type { Position } from '../engine/place.ts';

/** `alerts/rpc.ts:14`: relative to the project, the line of the anchor where the finding names one. */
export function whereOf({ place, anchor }: Pick<Finding, 'place' | 'anchor'>, root: string): string {
  const position = place?.();
  if (position === undefined) return '';
  const line = anchor === undefined ? position.line : (lineWith(anchor, position) ?? position.line);
  return `${relative(root, position.file)}:${line}`;
}

/** How far below a declaration its text may stand. */
const farthest = 400;

function lineWith(anchor: string, { file, line }: Position): number | undefined {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [first = anchor] = anchor.split('\n');
  const found = lines.slice(line - 1, line - 1 + farthest).findIndex((text) => text.includes(first));
  return found < 0 ? undefined : line + found;
}

const paint: Readonly<Record<Severity, (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  info: pc.cyan,
};

/** One finding: a headline, the text with a caret below the offending part, and the way out. */
export function findingText(finding: Finding & { also?: readonly string[] }, root: string): string {
  const { id, severity, path, message, help, excerpt } = finding;
  const head = [paint[severity](severity), pc.bold(id), whereOf(finding, root), path.join(' > ')]
    .filter(Boolean)
    .join('  ');
  const lines = excerpt ? caretLines(excerpt, message, paint[severity]) : [message];
  if (help) lines.push(pc.dim(help));
  if (finding.also?.length) lines.push(pc.dim(alsoIn(finding.also)));
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

function alsoIn(places: readonly string[]): string {
  const shown = places.slice(0, 6).join(', ');
  return `also in ${shown}${places.length > 6 ? ` and ${places.length - 6} more places` : ''}`;
}

function caretLines(
  { text, start, end }: NonNullable<Finding['excerpt']>,
  message: string,
  color: (text: string) => string,
): string[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  const { line, column, length } = clipped(
    text.slice(from, to).replaceAll('\t', ' '),
    start - from,
    Math.max(1, Math.min(end, to) - start),
  );
  const carets = ' '.repeat(column) + color('^'.repeat(length));
  return column + length + message.length <= 118 ? [line, `${carets} ${message}`] : [line, carets, message];
}

/** A long line is cut around its caret, so that the two stay below each other on a terminal. */
function clipped(line: string, column: number, length: number): { line: string; column: number; length: number } {
  const width = 110;
  if (line.length <= width) return { line, column, length };
  const from = Math.max(0, Math.min(column - 30, line.length - width));
  const before = from > 0 ? '…' : '';
  const after = from + width < line.length ? '…' : '';
  const shown = Math.min(length, width - (column - from));
  return {
    line: `${before}${line.slice(from, from + width)}${after}`,
    column: column - from + before.length,
    length: shown,
  };
}

/** Findings that say the same of the same text, as one with the other places listed; errors first, then by place. */
export function merged(findings: readonly Finding[], root: string): (Finding & { also?: string[] })[] {
  const byText = new Map<string, Finding & { also: string[] }>();
  for (const finding of findings) {
    const { id, message, excerpt, path } = finding;
    const key = excerpt
      ? `${id}\n${message}\n${excerpt.text.slice(excerpt.start, excerpt.end)}`
      : `${id}\n${message}\n${path.join('\n')}`;
    const first = byText.get(key);
    const name = path.join(' > ');
    if (first === undefined) byText.set(key, { ...finding, also: [] });
    else if (first.path.join(' > ') !== name && !first.also.includes(name)) first.also.push(name);
  }
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...byText.values()].map((finding) => ({ finding, where: whereOf(finding, root) }));
  sorted.sort(
    (a, b) =>
      order[a.finding.severity] - order[b.finding.severity] ||
      a.where.localeCompare(b.where, 'en', { numeric: true }) ||
      a.finding.id.localeCompare(b.finding.id, 'en'),
  );
  return folded(sorted.map(({ finding }) => finding));
}

/** So many findings of one wording have one cause, such as a retention below every window. */
const many = 4;

/** Of many findings that say the same of different texts, the first, with the other places listed. */
function folded(findings: readonly (Finding & { also: string[] })[]): (Finding & { also: string[] })[] {
  return findings.flatMap((finding) => {
    const group = findings.filter(
      ({ id, message, severity }) =>
        id === finding.id && message === finding.message && severity === finding.severity && finding.excerpt,
    );
    if (group.length <= many) return [finding];
    if (group[0] !== finding) return [];
    const others = group.flatMap(({ path, also }) => [path.join(' > '), ...also]).slice(1);
    return [{ ...finding, also: [...new Set(others)] }];
  });
}

/** `2 errors, 1 warning` */
export function countText(findings: readonly Finding[]): string {
  const count = (severity: Severity, word: string) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [`${n} ${word}${n === 1 ? '' : 's'}`];
  };
  return [...count('error', 'error'), ...count('warning', 'warning'), ...count('info', 'note')].join(', ');
}

/** Prints every finding and how many they are, with a sentence of what follows from them: `2 errors in 1 place. …` */
export function printFindings(findings: readonly Finding[], root: string, consequence?: string): void {
  if (findings.length === 0) return;
  const shown = merged(findings, root);
  for (const finding of shown) console.error(`${findingText(finding, root)}\n`);
  const places = new Set(findings.map(({ path, id }) => path[0] ?? id)).size;
  const count = `${countText(shown)} in ${places} place${places === 1 ? '' : 's'}.`;
  console.error(consequence === undefined ? count : `${count} ${consequence}`);
}
