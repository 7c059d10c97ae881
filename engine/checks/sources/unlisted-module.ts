import type { Finding } from '../../finding.ts';
import { placeAt } from '../../place.ts';
import type { Source } from './source.ts';

const declares = /\b(dashboard|group|alert|counter|gauge|histogram)\(/;

/** A module that declares something and that its folder's index does not reach: nothing of it is built. */
export function unlistedModule(sources: readonly Source[], folders: readonly string[]): Finding[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  return folders.flatMap((folder) => {
    const index = `${folder}/index.ts`;
    const reached = reachableFrom(index, byFile);
    const forgotten = sources.filter(
      ({ file, text }) => file.startsWith(`${folder}/`) && !reached.has(file) && declares.test(text),
    );
    return forgotten.map(({ file }): Finding => ({
      id: 'unlisted-module',
      severity: 'error',
      place: placeAt(file),
      path: [file],
      message: `nothing of this is built, since ${index} does not list it`,
      help: `import it in ${index} and add it to the list, or remove the file`,
    }));
  });
}

function reachableFrom(file: string, byFile: ReadonlyMap<string, Source>, reached = new Set<string>()): Set<string> {
  const source = byFile.get(file);
  if (source === undefined || reached.has(file)) return reached;
  reached.add(file);
  for (const [, to] of source.text.matchAll(/\bfrom '(\.[^']+)'/g)) reachableFrom(joined(file, to!), byFile, reached);
  return reached;
}

/** `../signals/rpc.ts` as seen from `alerts/rpc.ts`. */
function joined(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
