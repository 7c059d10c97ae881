import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addressText, parseAddress } from '../../engine/checks/config/model/address.ts';
import { freePort } from '../../engine/prometheus/process.ts';
import { run } from '../../engine/prometheus/run.ts';
import { stackArtefacts } from '../../stack/index.ts';
import type { Site } from '../../stack/site-type.ts';
import { contentOf } from './content.ts';

/** Writes the artefacts of a site below a folder as they are installed below /etc. */
export function install(site: Site, folder: string): void {
  const places: readonly [from: string, to: string][] = [
    ['prometheus/', 'etc/prometheus/'],
    ['alertmanager/', 'etc/prometheus/'],
    ['blackbox/', 'etc/prometheus/'],
    ['system/default/', 'etc/default/'],
  ];
  for (const { path, text } of stackArtefacts(site, contentOf(site))) {
    const place = places.find(([from]) => path.startsWith(from));
    if (place === undefined) continue;
    const file = join(folder, path.replace(...place));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The arguments of a defaults file, as a shell splits them. */
export async function argumentsOf(defaultsFile: string): Promise<string[]> {
  const { ok, output } = await run('/bin/sh', ['-c', '. "$0"; printf "%s\\n" $ARGS', defaultsFile]);
  if (!ok) throw new Error(output);
  return output.trimEnd().split('\n');
}

/** The same arguments with files below `folder` and, in place of the one listening port, a free one. */
export async function relocated(args: readonly string[], folder: string): Promise<{ args: string[]; port: number }> {
  const port = await freePort();
  const moved = args.map((argument) => {
    const [, name, value] = /^(--[\w.-]+)=(.*)$/.exec(argument) ?? [];
    if (name === '--web.listen-address') return `${name}=${withPort(value!, port)}`;
    return value?.startsWith('/') ? `${name}=${join(folder, value)}` : argument;
  });
  return { args: moved, port };
}

function withPort(address: string, port: number): string {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(`no address: ${address}`);
  return addressText({ ...parsed, port });
}
