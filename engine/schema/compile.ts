import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compact } from './compact.ts';
import type { SharedSchema } from './share.ts';

/**
 * The source of an ES module without imports whose `validate(data)` judges by the schema and leaves what it
 * found, all of it, in `validate.errors`. Throws where a keyword of the schema would need ajv at run time.
 */
export function compileValidator(schema: SharedSchema): string {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    code: { esm: true, lines: true, source: true },
    inlineRefs: false,
    messages: false,
    strictTypes: false,
  });
  const code = standalone.default(ajv, ajv.compile(schema));
  if (/\brequire\(|^import /m.test(code)) throw new Error('the compiled validator would import ajv at run time');
  return compact(code);
}
