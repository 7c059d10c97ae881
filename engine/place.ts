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

function firstFrame(stack: string): Position | undefined {
  const frame = /(?:\(|at )(?:file:\/\/)?(\/[^():]+|[A-Za-z]:[^():]+):(\d+):(\d+)\)?$/m.exec(stack);
  return frame ? { file: decodeURI(frame[1]!), line: Number(frame[2]), column: Number(frame[3]) } : undefined;
}
