import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Finding } from '../engine/finding.ts';
import type { Site } from '../stack/site-type.ts';
import { exit, type ExitCode, runCommand, usage } from './command.ts';
import { holdsOthers } from './out-folder.ts';
import { root } from './root.ts';
import { typeFindings } from './type-check.ts';

const help = `npm run build -- [--check] [--site FILE] [--out DIR]

Checks the source and writes what it declares to out/.
  --check      write nothing; exit 1 if the folder is not what the source says
  --site FILE  another site than stack/site.ts: a module that exports \`site\`
  --out DIR    another folder than out/`;

await runCommand(async () => {
  const options = parseOptions();
  if (options.help) {
    console.log(help);
    return exit.clean;
  }
  const siteFile = resolve(options.site ?? `${root}/stack/site.ts`);
  if (!existsSync(siteFile)) return usage(`${options.site} does not exist.`, help);
  const out = resolve(root, options.out ?? 'out');
  if (options.out !== undefined && !options.check && holdsOthers(out)) {
    return usage(`${options.out} holds files that no build has written, and would lose them. Name a new folder, or an empty one.`, help);
  }
  // First of all, and nothing heavy is imported above: the compiler works beside this process, and takes about as long.
  const types = typeFindings(root, siteFile, spawn);
  return build(siteFile, out, options.check ?? false, types);
});

function parseOptions() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, site: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
    strict: true,
  });
  return values;
}

async function build(siteFile: string, out: string, check: boolean, types: Promise<readonly Finding[]>): Promise<ExitCode> {
  try {
    const { site } = (await import(pathToFileURL(siteFile).href)) as { site?: Site };
    if (site === undefined) return usage(`${relative(root, siteFile)} exports no \`site\`.`, help);
    const { buildSite } = await import('./build-site.ts');
    return await buildSite({ site, out, check, types });
  } catch (error) {
    // Source that does not load, or that throws, is mostly what the compiler has better words for.
    const findings = await types;
    if (findings.length === 0) throw error;
    const { printFindings } = await import('./report.ts');
    printFindings(findings, root, `${relative(process.cwd(), out)}/ is unchanged.`);
    return exit.findings;
  }
}
