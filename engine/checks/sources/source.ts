/** A module of the content as text. */
export interface Source {
  /** Relative to the project, with forward slashes: `alerts/rpc.ts`. */
  readonly file: string;
  readonly text: string;
}

/** What a module declares that has to stand in a list. */
export interface Declaration {
  readonly name: string;
  /** `alert`, `group`, `dashboard` … */
  readonly kind: string;
  readonly line: number;
}

const declaration = /^export const (\w+)(?:: [^=]+)? = (alert|group|dashboard|record|counter|gauge|histogram)\(/gm;

/** What a module declares and exports by itself; what a function of it makes depends on the site. */
export function declarationsIn({ text }: Source): Declaration[] {
  return [...text.matchAll(declaration)].map(({ index, 1: name = '', 2: kind = '' }) => ({
    name,
    kind,
    line: text.slice(0, index).split('\n').length,
  }));
}
