import type { Place } from './place.ts';

/** `error` stops the build; `warning` and `info` are printed and counted. */
export type Severity = 'error' | 'warning' | 'info';

/** The offending part of a text: offsets into `text`, end exclusive, and what to say under the caret. */
export interface Excerpt {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a check reports. Checks return these; only bugs throw. */
export interface Finding {
  /** The check's id, which is also its file name and its heading in docs/checks.md. */
  readonly id: string;
  readonly severity: Severity;
  /** The line of the source that declares the offending thing. */
  readonly place?: Place | undefined;
  /** Text to look for from that line on, so that the report names the very line that holds it. */
  readonly anchor?: string | undefined;
  /** Where in the model, as an operator names it: `['RPC health', 'RPC success rate', 'A']`. */
  readonly path: readonly string[];
  /** One sentence, lower case, no full stop: it stands behind the caret where there is an excerpt. */
  readonly message: string;
  /** The way out: a correction, a command, or "did you mean …?". */
  readonly help?: string | undefined;
  readonly excerpt?: Excerpt | undefined;
}
