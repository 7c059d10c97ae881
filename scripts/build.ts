import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Finding } from '../engine/finding.ts';
import type { Site } from '../stack/site-type.ts';
import { exit, type ExitCode, runCommand, usage } from './command.ts';
import { foreignFile } from './out-folder.ts';
import { root } from './root.ts';
import { typeFindings } from './type-check.ts';

// On Node 20 tsx loads what is imported in a worker, module by module, and what is required at once: of three hundred
// small modules that is an eighth of the whole build.
const require = createRequire(import.meta.url);

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
  const foreign = options.out === undefined || options.check ? undefined : foreignFile(out);
  if (foreign !== undefined) {
    return usage(
      `${options.out} holds what no build has written, such as ${foreign}, and would lose it. Name a new folder.`,
      help,
    );
  }
  // First of all, and nothing heavy is imported above: the compiler works beside this process, and takes about as long.
  const types = typeFindings(root, siteFile, spawn);
  return build(siteFile, out, options.check ?? false, types);
});

function parseOptions() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      site: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
    strict: true,
  });
  return values;
}

async function build(
  siteFile: string,
  out: string,
  check: boolean,
  types: Promise<readonly Finding[]>,
): Promise<ExitCode> {
  try {
    const { site } = (await import(pathToFileURL(siteFile).href)) as { site?: Site };
    if (site === undefined) return usage(`${relative(root, siteFile)} exports no \`site\`.`, help);
    const { buildSite } = require('./build-site.ts') as typeof import('./build-site.ts');
    return await buildSite({ site, out, check, types });
  } catch (error) {
    // Source that does not load, or that throws, is mostly what the compiler has better words for.
    const [{ loadFinding }, { printFindings }] = await Promise.all([
      import('./load-finding.ts'),
      import('./report.ts'),
    ]);
    const findings = [...(await types)];
    const thrown = findings.length === 0 ? loadFinding(error, root) : undefined;
    if (thrown) findings.push(thrown);
    if (findings.length === 0) throw error;
    printFindings(findings, root, `${relative(process.cwd(), out)}/ is unchanged.`);
    return exit.findings;
  }
}
