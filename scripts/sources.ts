import { readdirSync, readFileSync } from 'node:fs';
import type { Source } from '../engine/checks/sources/source.ts';
import { unlistedDeclaration } from '../engine/checks/sources/unlisted-declaration.ts';
import { unlistedModule } from '../engine/checks/sources/unlisted-module.ts';
import type { Finding } from '../engine/finding.ts';

/** Those with an index that lists what they declare. */
const listed = ['metrics', 'dashboards', 'alerts'];

/** What stands in the folders of the content and reaches no list. */
export function sourceFindings(root: string): Finding[] {
  const sources = ['signals', ...listed].flatMap((folder) => modulesIn(root, folder));
  return [...unlistedModule(sources, listed), ...unlistedDeclaration(sources)];
}

function modulesIn(root: string, folder: string): Source[] {
  return readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(`${root}/${folder}/${name}`, 'utf8') }));
}
