import { readFileSync } from 'node:fs';
import { validate as validateRelaxed } from './dashboard-relaxed.js';
import { validate as validateStrict } from './dashboard-strict.js';
import { explain, type SchemaProblem } from './explain.ts';
import type { Schema } from './shape.ts';

export type { SchemaProblem } from './explain.ts';

/** `strict` is for what we emit, `relaxed` for dashboards that others wrote. */
export type Strictness = 'strict' | 'relaxed';

const validators = { strict: validateStrict, relaxed: validateRelaxed };
const schemas: { [strictness in Strictness]?: Schema } = {};

/**
 * What is wrong with a dashboard in Grafana's classic JSON model: nothing, or every problem with its JSON pointer.
 * The schemas themselves are only read when there is a problem to explain.
 */
export function validateDashboard(json: unknown, strictness: Strictness): SchemaProblem[] {
  const validate = validators[strictness];
  if (validate(json)) return [];
  const schema = (schemas[strictness] ??= readSchema(strictness));
  return explain(validate.errors ?? [], json, schema);
}

function readSchema(strictness: Strictness): Schema {
  return JSON.parse(readFileSync(new URL(`./dashboard-${strictness}.json`, import.meta.url), 'utf8')) as Schema;
}
