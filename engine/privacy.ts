/** What must never stand in anything that people read or Prometheus stores, as content knows it. */
export interface Privacy {
  /** Words of label names that identify a person or a deal: `user` also stands for `user_id`. */
  readonly names: readonly string[];
  /** The looks of secrets and addresses beyond those that everybody knows. */
  readonly shapes: readonly PrivateShape[];
}

/** A kind of private text. */
export interface PrivateShape {
  /** With its article, as a message says it: `an e-mail address`. */
  readonly name: string;
  /** Tried on texts with a digit only. */
  readonly pattern: RegExp;
}
