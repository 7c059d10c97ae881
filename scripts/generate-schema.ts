import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateSchemaFiles } from '../engine/schema/generate.ts';

const root = path.join(import.meta.dirname, '..');
const [option, ...rest] = process.argv.slice(2);

if ((option !== undefined && option !== '--check') || rest.length > 0) {
  console.error('usage: npm run schema [-- --check]');
  process.exitCode = 2;
} else {
  const stale = generateSchemaFiles(root).filter((file) => textOf(file.path) !== file.text);
  const names = stale.map((file) => file.path).join(', ');
  if (stale.length === 0) console.log('schemas unchanged');
  else if (option === '--check') {
    console.error(`not what the types say: ${names}; run npm run schema`);
    process.exitCode = 1;
  } else {
    for (const file of stale) writeFileSync(path.join(root, file.path), file.text);
    console.log(`written: ${names}`);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
