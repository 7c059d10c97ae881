/** A position in a source file; `line` and `column` count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/**
 * Where a thing was declared. Resolving it formats a stack trace, which is slow, so it happens only
 * when a finding is printed.
 */
export type Place = () => Position | undefined;

/**
 * Remembers the place of the call to `declare`, the function that a content author calls:
 * `alert({…})` in alerts/rpc.ts passes itself, so that a finding can name that line.
 */
export function placeOfCall(declare: (...args: never[]) => unknown): Place {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, declare);
  let position: Position | undefined;
  return () => (position ??= firstFrame(trace.stack ?? ''));
}

/** A place that is already known, such as a line of a file that was read. */
export function placeAt(file: string, line = 1, column?: number): Place {
  const position: Position = column === undefined ? { file, line } : { file, line, column };
  return () => position;
}

/** `at name (file:///a.ts:1:2)` or `at /a.ts:1:2`; the folder's own name may hold parentheses. */
const frame = /^ +at (?:.*? \((.+):(\d+):(\d+)\)|(.+):(\d+):(\d+))$/m;

function firstFrame(stack: string): Position | undefined {
  const match = frame.exec(stack);
  if (!match) return undefined;
  const [file, line, column] = match.slice(match[1] === undefined ? 4 : 1) as [string, string, string];
  const path = file.startsWith('file://') ? decodeURIComponent(file.slice('file://'.length)) : file;
  return { file: path, line: Number(line), column: Number(column) };
}
