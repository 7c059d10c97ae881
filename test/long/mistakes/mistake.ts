/** A small mistake in one file of the content, and what the build must say about it. */
export interface Mistake {
  /** What went wrong, in a few words. */
  readonly what: string;
  readonly file: string;
  /** Text after which `from` is looked for; the beginning of the file, unless said otherwise. */
  readonly in?: string;
  /** The text that is replaced, once. Short, so that it survives the formatter. */
  readonly from: string;
  readonly to: string;
  /** Further replacements in the same file, behind `in` if they can be, such as of an import. */
  readonly and?: readonly (readonly [from: string, to: string])[];
  /** The file's new name. */
  readonly renamedTo?: string;
  /** The finding that names the cause. */
  readonly id: string;
  /** What that finding says. */
  readonly says: RegExp;
  /** The file of its headline, where it is not the one with the mistake. */
  readonly where?: string;
}
