import { didYouMean } from '../suggest.ts';
import { namesAt, typesAt, valueAt, valuesAllowedAt } from './lookup.ts';
import type { Primitive, Schema } from './shape.ts';

/** What a compiled validator leaves in `errors`. */
export interface Violation {
  /** JSON pointer to the value that was judged. */
  readonly pointer: string;
  /** The keyword of JSON Schema that was violated. */
  readonly keyword: string;
  /** The property that is missing or unknown. */
  readonly property?: string | undefined;
}

export interface SchemaProblem {
  /** JSON pointer (RFC 6901) to the offending value, or to the object that lacks one. */
  readonly pointer: string;
  /** One sentence, lower case, no full stop. */
  readonly message: string;
}

/** The violations in plain words. A mistyped name is one problem, not an unknown and a missing one. */
export function explain(violations: readonly Violation[], json: unknown, schema: Schema): SchemaProblem[] {
  const corrections = new Map<Violation, string>();
  for (const violation of violations) {
    const { pointer, keyword, property } = violation;
    if (keyword !== 'additionalProperties') continue;
    const missing = violations.filter((other) => other.keyword === 'required' && other.pointer === pointer);
    const suggestion =
      didYouMean(
        property!,
        missing.map((other) => other.property!),
      ) ?? didYouMean(property!, namesAt(schema, json, keysOf(pointer)));
    if (suggestion !== undefined) corrections.set(violation, suggestion);
  }
  const meant = new Set([...corrections].map(([{ pointer }, suggestion]) => pointerTo(pointer, suggestion)));
  const problems = violations.flatMap((violation): SchemaProblem[] => {
    const { pointer, keyword, property = '' } = violation;
    if (keyword === 'if') return [];
    if (keyword === 'additionalProperties') {
      const message = `unknown property ${property}${correction(corrections.get(violation))}`;
      return [{ pointer: pointerTo(pointer, property), message }];
    }
    if (keyword !== 'required') return [{ pointer, message: wrongValue(keyword, pointer, json, schema) }];
    return meant.has(pointerTo(pointer, property)) ? [] : [{ pointer, message: `${property} is missing` }];
  });
  return [...new Map(problems.map((problem) => [`${problem.pointer} ${problem.message}`, problem])).values()];
}

function wrongValue(keyword: string, pointer: string, json: unknown, schema: Schema): string {
  const keys = keysOf(pointer);
  const value = valueAt(json, keys);
  if (keyword === 'type') return `should be ${inWords(typesAt(schema, json, keys))}, is ${described(value)}`;
  const allowed = valuesAllowedAt(schema, json, keys);
  const suggestion = typeof value === 'string' ? didYouMean(value, allowed.map(String)) : undefined;
  const list = allowed.length > 16 ? `the ${allowed.length} values that are allowed` : allowed.map(plain).join(', ');
  return `${described(value)} is ${allowed.length > 1 ? 'none of' : 'not'} ${list}${correction(suggestion)}`;
}

function correction(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
}

function inWords(types: readonly string[]): string {
  const words: { [type: string]: string } = {
    array: 'a list',
    boolean: 'true or false',
    integer: 'a whole number',
    null: 'null',
    number: 'a number',
    object: 'an object',
    string: 'a string',
  };
  return types.map((type) => words[type] ?? type).join(' or ');
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.length > 60 ? 'a long string' : `the string ${JSON.stringify(value)}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return value === undefined ? 'missing' : String(value);
}

function plain(value: Primitive): string {
  return value === '' ? '""' : String(value);
}

function pointerTo(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The keys of a JSON pointer, unescaped. */
function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
