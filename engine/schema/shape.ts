/* oxlint-disable unicorn/no-thenable -- `then` is JSON Schema's own keyword */

/** A JSON Schema as plain data, of the few keywords that derive.ts lets through. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Primitive;
  readonly enum?: readonly Primitive[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly not?: Schema;
}

export type Primitive = string | number | boolean | null;

/** The same schema with `change` applied to every schema directly inside it. */
export function mapInside(schema: Schema, change: (inner: Schema, name: string) => Schema): Schema {
  const { properties, additionalProperties, items, anyOf, allOf, then, else: otherwise } = schema;
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties, change) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties, 'values') }),
    ...(items && { items: change(items, 'item') }),
    ...(anyOf && { anyOf: anyOf.map((inner) => change(inner, 'choice')) }),
    ...(allOf && { allOf: allOf.map((inner) => change(inner, 'part')) }),
    ...(then && { then: change(then, 'then') }),
    ...(otherwise && { else: change(otherwise, 'else') }),
  };
}

/** The text of a schema with sorted keys; equal texts are equal schemas. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The same data with the keys of every object in alphabetical order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

function mapValues(
  properties: { readonly [name: string]: Schema },
  change: (inner: Schema, name: string) => Schema,
): { [name: string]: Schema } {
  return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, change(inner, name)]));
}
