import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { withoutAnyOf } from '../../../engine/schema/choice.ts';
import type { Schema } from '../../../engine/schema/shape.ts';
import { withDefinitions } from '../../../engine/schema/share.ts';

/** An object whose `type` is fixed, with one property more. */
function tagged(type: string, name: string, value: Schema): Schema {
  const properties = { type: { type: 'string', const: type }, [name]: value };
  return { type: 'object', properties, required: ['type', name], additionalProperties: false };
}

function verdicts(schema: object, values: readonly unknown[]): boolean[] {
  const validate = new Ajv({ allowUnionTypes: true, strictTypes: false, strictRequired: false }).compile(schema);
  return values.map((value) => validate(value));
}

describe('a union without anyOf', () => {
  test('becomes one list where it is of values', () => {
    expect(
      withoutAnyOf({
        anyOf: [
          { type: 'string', const: 'a' },
          { type: 'string', enum: ['b', 'c'] },
        ],
      }),
    ).toEqual({
      enum: ['a', 'b', 'c'],
    });
  });

  test('takes null for a value where it is of values, and for a type elsewhere', () => {
    expect(withoutAnyOf({ anyOf: [{ enum: ['a'] }, { type: 'null' }] })).toEqual({ enum: ['a', null] });
    expect(withoutAnyOf({ anyOf: [{ type: 'number' }, { type: 'null' }] })).toEqual({ type: ['number', 'null'] });
  });

  test('becomes one schema where the types differ', () => {
    const list = { type: 'array', items: { type: 'string' } };
    expect(withoutAnyOf({ anyOf: [{ type: 'string' }, list] })).toEqual({ ...list, type: ['string', 'array'] });
  });

  test('forgets branches and properties that can have no value', () => {
    const never = { not: {} };
    expect(withoutAnyOf({ anyOf: [never, { type: 'string' }] })).toEqual({ type: 'string' });
    const object = { type: 'object', properties: { a: never, b: {} } };
    expect(withoutAnyOf(object)).toEqual({ type: 'object', properties: { b: {} } });
  });

  test.each([
    ['objects with a tag', [tagged('a', 'x', { type: 'number' }), tagged('b', 'y', { type: 'string' })]],
    [
      'objects of which two are alike',
      [
        tagged('a', 'x', { type: 'number' }),
        tagged('c', 'x', { type: 'number' }),
        tagged('b', 'y', { type: 'string' }),
      ],
    ],
    [
      'objects with one odd among them',
      [
        tagged('b', 'y', { type: 'string' }),
        {
          ...tagged('a', 'x', { type: 'number' }),
          properties: { ...tagged('a', 'x', { type: 'number' }).properties, z: { type: 'string' } },
        },
        {
          ...tagged('c', 'x', { type: 'number' }),
          properties: { ...tagged('c', 'x', { type: 'number' }).properties, z: { type: 'string' } },
        },
      ],
    ],
  ] as [string, Schema[]][])('judges as before: %s', (_name, branches) => {
    const tags = ['a', 'b', 'c', 'd', undefined];
    const right = [{ x: 1 }, { y: '1' }, { x: 1, z: '' }];
    const fields = [...right, {}, { x: '1' }, { y: 1 }, { x: 1, z: 1 }, { x: 1, q: 1 }, { y: '1', q: 1 }];
    const values = tags.flatMap((type) => fields.map((field) => (type === undefined ? field : { type, ...field })));
    const before = verdicts({ anyOf: branches }, values);
    expect(before).toContain(true);
    expect(verdicts(withoutAnyOf({ anyOf: branches }), values)).toEqual(before);
  });

  test('judges by the branch of the tag alone, and leaves all other values to an open branch', () => {
    const open: Schema = { type: 'object', properties: { type: { type: 'string' }, y: { type: 'string' } } };
    const schema = withoutAnyOf({ anyOf: [open, tagged('a', 'x', { type: 'number' })] });
    const right = [{ type: 'a', x: 1 }, { type: 'b', y: '1' }, { y: '1' }];
    const wrong = [{ type: 'a', y: '1' }, { type: 'b', y: 1 }, { type: 1 }];
    expect(verdicts(schema, [...right, ...wrong])).toEqual([true, true, true, false, false, false]);
  });

  test('says nothing where one branch says nothing', () => {
    expect(withoutAnyOf({ anyOf: [{ type: 'string' }, {}] })).toEqual({});
  });

  test('reports a mistake in one branch once', () => {
    const others = ['b', 'c'].map((type) => tagged(type, 'x', { type: 'string' }));
    const schema = withoutAnyOf({ anyOf: [tagged('a', 'x', { type: 'number' }), ...others] });
    const validate = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false }).compile(schema);
    validate({ type: 'a', x: 'one' });
    const problems = validate.errors!.filter(({ keyword }) => keyword !== 'if');
    expect(problems.map(({ instancePath }) => instancePath)).toEqual(['/x']);
  });

  test('is a bug where nothing tells the branches apart', () => {
    const one: Schema = { type: 'object', properties: { a: { type: 'string' } } };
    const other: Schema = { type: 'object', properties: { b: { type: 'string' } } };
    expect(() => withoutAnyOf({ anyOf: [one, other] })).toThrow(/tells the objects of a union apart/);
    const lists = ['string', 'number'].map((type): Schema => ({ type: 'array', items: { type } }));
    expect(() => withoutAnyOf({ anyOf: lists })).toThrow(/cannot be told apart/);
  });
});

describe('definitions', () => {
  const place: Schema = {
    type: 'object',
    properties: Object.fromEntries(['height', 'width', 'left', 'top'].map((name) => [name, { type: 'number' }])),
    required: ['height', 'width', 'left', 'top'],
  };

  test('hold what stands in two places, named after the first', () => {
    const shared = withDefinitions({ type: 'object', properties: { place, other: place, alone: { type: 'string' } } });
    expect(shared.definitions).toEqual({ place });
    expect(shared.properties).toEqual({
      place: { $ref: '#/definitions/place' },
      other: { $ref: '#/definitions/place' },
      alone: { type: 'string' },
    });
  });

  test('do not hold what only repeats inside something that does', () => {
    const panel: Schema = { type: 'object', properties: { place } };
    const shared = withDefinitions({ type: 'object', properties: { panel, panels: { type: 'array', items: panel } } });
    expect(Object.keys(shared.definitions)).toEqual(['panel']);
  });
});
