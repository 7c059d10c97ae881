import { canonical, mapInside, type Schema } from './shape.ts';

export interface SharedSchema extends Schema {
  readonly $schema: string;
  readonly definitions: { readonly [name: string]: Schema };
}

/** Shorter parts and plain lists of values are repeated where they are used: a reference would not be clearer. */
const worthSharing = 120;

/**
 * The same schema with the parts that stand in several places moved to `definitions`, named after the first
 * place: `legend`, or for a branch the value that selects it, such as `timeseries`.
 */
export function withDefinitions(schema: Schema): SharedSchema {
  const repeated = repeatedParts(schema);
  const names = new Map<string, string>();
  const definitions: { [name: string]: Schema } = {};
  const refer = (part: Schema, name: string): Schema => {
    const text = canonical(part);
    if (!repeated.has(text)) return mapInside(part, (inner, key) => refer(inner, nameOf(part, key, name)));
    if (!names.has(text)) {
      const free = freeName(name, definitions);
      names.set(text, free);
      definitions[free] = {};
      definitions[free] = mapInside(part, (inner, key) => refer(inner, nameOf(part, key, name)));
    }
    return { $ref: `#/definitions/${names.get(text)!}` };
  };
  return { $schema: 'http://json-schema.org/draft-07/schema#', ...refer(schema, 'dashboard'), definitions };
}

/** The parts that stand in more than one place; what only repeats inside a repeated part does not count. */
function repeatedParts(schema: Schema): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (part: Schema): Schema => {
    const text = canonical(part);
    if (part.type && text.length >= worthSharing && seen.has(text)) {
      repeated.add(text);
      return part;
    }
    seen.add(text);
    return mapInside(part, visit);
  };
  visit(schema);
  return repeated;
}

function nameOf(parent: Schema, key: string, parentName: string): string {
  if (key === 'item') return parentName.replace(/ies$/, 'ys').replace(/s$/, '');
  if (key === 'values' || key === 'else' || key === 'part') return parentName;
  if (key === 'then') return selectorOf(parent.if) ?? parentName;
  return key;
}

/** The single value that a condition asks for. */
function selectorOf(condition: Schema | undefined): string | undefined {
  if (!condition) return undefined;
  if (condition.const !== undefined) return String(condition.const);
  return selectorOf(Object.values(condition.properties ?? {})[0]);
}

function freeName(name: string, taken: { readonly [name: string]: Schema }): string {
  let free = name;
  for (let count = 2; free in taken; count += 1) free = `${name}${count}`;
  return free;
}
