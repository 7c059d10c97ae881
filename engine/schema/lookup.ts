import type { Primitive, Schema } from './shape.ts';

/** The properties that the schema knows of the object at a pointer's keys. */
export function namesAt(root: Schema, json: unknown, keys: readonly string[]): string[] {
  return [...new Set(schemasAt(root, json, keys).flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

/** The JSON types that the schema allows there. */
export function typesAt(root: Schema, json: unknown, keys: readonly string[]): readonly string[] {
  const type = schemasAt(root, json, keys).find((schema) => schema.type !== undefined)?.type ?? [];
  return typeof type === 'string' ? [type] : type;
}

/** The values that the schema lists for that place; empty if it lists none. */
export function valuesAllowedAt(root: Schema, json: unknown, keys: readonly string[]): readonly Primitive[] {
  return (
    schemasAt(root, json, keys)
      .map(valuesOf)
      .find((values) => values !== undefined) ?? []
  );
}

/** The value at a pointer's keys. */
export function valueAt(json: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(inside, json);
}

/** Every part of the schema that judges the value there: the branches that apply, with references followed. */
function schemasAt(root: Schema, json: unknown, keys: readonly string[]): Schema[] {
  let schemas = applying(root, root, json);
  let value = json;
  for (const key of keys) {
    value = inside(value, key);
    const isItem = /^\d+$/.test(key);
    schemas = schemas.flatMap(({ properties, items, additionalProperties }) => {
      const inner = properties?.[key] ?? (isItem ? items : undefined) ?? additionalProperties;
      return typeof inner === 'object' ? applying(root, inner, value) : [];
    });
  }
  return schemas;
}

function applying(root: Schema, schema: Schema, value: unknown): Schema[] {
  const { $ref, allOf = [], if: condition, then, else: otherwise } = schema;
  const referred = $ref === undefined ? [] : [valueAt(root, $ref.split('/').slice(1)) as Schema];
  const branch = condition ? (holds(condition, value) ? then : otherwise) : undefined;
  const inner = [...referred, ...allOf, ...(branch ? [branch] : [])];
  return [schema, ...inner.flatMap((part) => applying(root, part, value))];
}

/** Conditions only ask for the value of a property, or of a property of a property. */
function holds({ properties = {}, required = [], ...condition }: Schema, value: unknown): boolean {
  const values = valuesOf(condition);
  return (
    (values === undefined || values.includes(value as Primitive)) &&
    required.every((name) => inside(value, name) !== undefined) &&
    Object.entries(properties).every(([name, inner]) => holds(inner, inside(value, name)))
  );
}

function valuesOf(schema: Schema): readonly Primitive[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as { [key: string]: unknown })[key] : undefined;
}
