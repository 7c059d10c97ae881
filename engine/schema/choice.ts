/* oxlint-disable unicorn/no-thenable -- `then` is JSON Schema's own keyword */
import { canonical, mapInside, type Primitive, type Schema } from './shape.ts';

/**
 * The same schema without `anyOf`, so that a mistake is reported once and not once per branch: values become one
 * `enum`, branches of different JSON types become one schema, and objects that a property tells apart become
 * if/then on that property. Throws where none of these fits, since such a type would be reported badly.
 */
export function withoutAnyOf(schema: Schema, path = ''): Schema {
  const inner = mapInside(withoutImpossible(schema), (part, name) => withoutAnyOf(part, `${path}/${name}`));
  return inner.anyOf ? choose(inner.anyOf, path) : withoutRedundantType(inner);
}

/** A property that can have no value is one that does not exist, and a branch without values is none. */
function withoutImpossible(schema: Schema): Schema {
  const { properties, anyOf } = schema;
  const possible = properties && Object.entries(properties).filter(([, inner]) => !isImpossible(inner));
  return {
    ...schema,
    ...(possible && { properties: Object.fromEntries(possible) }),
    ...(anyOf && { anyOf: anyOf.filter((branch) => !isImpossible(branch)) }),
  };
}

function isImpossible(schema: Schema): boolean {
  return schema.not !== undefined && Object.keys(schema.not).length === 0;
}

/** A list of values says the types itself; without this a wrong type would be two problems. */
function withoutRedundantType(schema: Schema): Schema {
  if (!schema.enum && schema.const === undefined) return schema;
  const { type: _type, ...rest } = schema;
  return rest;
}

function choose(choices: readonly Schema[], path: string): Schema {
  const branches = [...new Map(choices.map((choice) => [canonical(choice), choice])).values()];
  if (branches.length === 1) return branches[0]!;
  if (branches.some((branch) => Object.keys(branch).length === 0)) return {};
  const objects = branches.filter((branch) => branch.type === 'object');
  const merged = objects.length > 1 ? tellApart(objects, path) : objects[0];
  const others = mergeValues(branches.filter((branch) => branch.type !== 'object'));
  return mergeTypes(merged ? [merged, ...others] : others, path);
}

/** All `enum` and `const` branches as one; a `null` beside them is a value too. */
function mergeValues(branches: readonly Schema[]): Schema[] {
  const lists = branches.map(valuesOf);
  if (!branches.some((branch) => branch.enum || branch.const !== undefined)) return [...branches];
  const values = [...new Set(lists.flatMap((list) => list ?? []))];
  return [...branches.filter((_, index) => !lists[index]), { enum: values }];
}

function valuesOf(schema: Schema): readonly Primitive[] | undefined {
  if (schema.const !== undefined) return [schema.const];
  if (schema.enum) return schema.enum;
  return schema.type === 'null' ? [null] : undefined;
}

/** Branches of different JSON types as one schema: `items` speaks of arrays only, `properties` of objects only. */
function mergeTypes(branches: readonly Schema[], path: string): Schema {
  if (branches.length === 1) return branches[0]!;
  const types = branches.flatMap((branch) => branch.type ?? 'any');
  if (new Set(types).size < types.length || types.includes('any')) {
    throw new Error(`the branches of a union cannot be told apart at ${path}: ${canonical(branches)}`);
  }
  return Object.assign({}, ...branches, { type: types });
}

/** Objects that differ in the value of one required property, perhaps with one branch for all other values. */
function tellApart(branches: readonly Schema[], path: string): Schema {
  if (branches.length === 1) return branches[0]!;
  const tag = tagsOf(branches[0]!).find((candidate) => isTag(candidate, branches));
  if (!tag) throw new Error(`no property tells the objects of a union apart at ${path}: ${canonical(branches)}`);
  const closed = branches.filter((branch) => valuesAt(tag, branch));
  const apart = closed.length < branches.length ? closed[0] : closed.find((branch) => isOdd(branch, branches));
  if (apart) {
    const others = branches.filter((branch) => branch !== apart);
    const condition = having(tag, oneOf(valuesAt(tag, apart)!));
    return { type: 'object', if: condition, then: apart, else: tellApart(others, path) };
  }
  const common = commonOf(branches);
  const rests = branches.map((branch) => ({ values: valuesAt(tag, branch)!, own: ownOf(branch, common, tag) }));
  return {
    ...common,
    ...both(common, having(tag, { enum: rests.flatMap(({ values }) => values) })),
    allOf: grouped(rests).map(({ values, own }) => ({ if: having(tag, oneOf(values)), then: own })),
  };
}

/** A branch that alone keeps the others from having more in common, such as the row among the panels. */
function isOdd(branch: Schema, branches: readonly Schema[]): boolean {
  const others = branches.filter((other) => other !== branch);
  return others.length > 1 && sizeOf(commonOf(others)) > sizeOf(commonOf(branches));
}

function sizeOf(common: Schema): number {
  return Object.values(common.properties ?? {}).filter((inner) => Object.keys(inner).length > 0).length;
}

/** What all branches say alike, so that it is checked once; the names are closed here if they are the same in all. */
function commonOf(branches: readonly Schema[]): Schema {
  const [first, ...others] = branches;
  const names = Object.keys(first!.properties ?? {});
  const alike = names.filter((name) =>
    others.every((other) => canonical(other.properties?.[name]) === canonical(first!.properties![name])),
  );
  const sameNames = others.every((other) => canonical(namesOf(other)) === canonical(namesOf(first!)));
  return {
    type: 'object',
    properties: Object.fromEntries(
      (sameNames ? names : alike).map((name) => [name, alike.includes(name) ? first!.properties![name]! : {}]),
    ),
    required: (first!.required ?? []).filter((name) => others.every((other) => other.required?.includes(name))),
    ...(sameNames && { additionalProperties: first!.additionalProperties }),
  };
}

/** What is left to check in a branch, when its common part and its tag have been. */
function ownOf(branch: Schema, common: Schema, tag: Tag): Schema {
  const properties = Object.entries(branch.properties ?? {}).map(([name, inner]): [string, Schema] => {
    const isChecked = tag[0] === name && tag.length === 1;
    return [name, isChecked || canonical(inner) === canonical(common.properties![name]) ? {} : inner];
  });
  const required = (branch.required ?? []).filter((name) => !common.required!.includes(name));
  const closes = common.additionalProperties === undefined;
  return {
    properties: Object.fromEntries(properties.filter(([, inner]) => closes || Object.keys(inner).length > 0)),
    ...(required.length > 0 && { required }),
    ...(closes && { additionalProperties: branch.additionalProperties }),
  } as Schema;
}

/** One entry for all branches that leave the same to check. */
function grouped<Branch extends { values: readonly Primitive[]; own: Schema }>(branches: readonly Branch[]): Branch[] {
  const groups = new Map<string, Branch>();
  for (const branch of branches) {
    const key = canonical(branch.own);
    groups.set(key, { ...branch, values: [...(groups.get(key)?.values ?? []), ...branch.values] });
  }
  return [...groups.values()];
}

function namesOf(schema: Schema): string[] {
  return Object.keys(schema.properties ?? {}).sort();
}

/** The same object with the demands of another. */
function both(one: Schema, other: Schema): Schema {
  return {
    properties: { ...one.properties, ...other.properties },
    required: [...new Set([...(one.required ?? []), ...(other.required ?? [])])].sort(),
  };
}

type Tag = readonly string[];

/** Candidates, the plain ones first: `type`, then `datasource.type`. */
function tagsOf(schema: Schema): Tag[] {
  const names = Object.keys(schema.properties ?? {}).sort();
  const nested = names.flatMap((name) => {
    const inside = Object.keys(schema.properties![name]!.properties ?? {}).sort();
    return inside.map((inner) => [name, inner]);
  });
  return [...names.map((name) => [name]), ...nested];
}

/** A property whose values differ between the branches; in one branch it may be open, which takes the other values. */
function isTag(tag: Tag, branches: readonly Schema[]): boolean {
  const lists = branches.map((branch) => valuesAt(tag, branch));
  const values = lists.flatMap((list) => list ?? []);
  const open = lists.filter((list) => !list).length;
  return new Set(values).size === values.length && open <= 1 && open < branches.length;
}

function valuesAt(tag: Tag, schema: Schema): readonly Primitive[] | undefined {
  let at: Schema | undefined = schema;
  for (const name of tag) at = at?.required?.includes(name) ? at.properties?.[name] : undefined;
  return at && valuesOf(at);
}

function having([name, ...deeper]: Tag, value: Schema): Schema {
  const inner = deeper.length > 0 ? { type: 'object', ...having(deeper, value) } : value;
  return { required: [name!], properties: { [name!]: inner } };
}

function oneOf(values: readonly Primitive[]): Schema {
  return values.length === 1 ? { const: values[0]! } : { enum: values };
}
