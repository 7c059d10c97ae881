import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What a build reads. */
const sources = ['metrics', 'signals', 'dashboards', 'alerts', 'stack', 'engine', 'scripts'];
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** A copy of the project in a folder of its own, which a test may break; its modules are linked. */
export function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'copy-of-project-'));
  for (const name of [...sources, ...settings]) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
