/** Why Prometheus refuses a pattern; offsets into it. */
export interface RegexFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help?: string;
}

/** A pattern that is being read, up to `at`. */
export interface PatternReader {
  readonly pattern: string;
  at: number;
  depth: number;
  readonly names: Set<string>;
  fault?: RegexFault;
}

/** Notes the first fault and moves to the end, so that every loop stops. */
export function refuse(reader: PatternReader, start: number, end: number, message: string, help?: string): void {
  reader.fault ??= help === undefined ? { start, end, message } : { start, end, message, help };
  reader.at = reader.pattern.length;
}
