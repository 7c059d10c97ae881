import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { recordingRulesOf } from '../engine/alert.ts';
import type { Finding } from '../engine/finding.ts';
import type { Site } from '../stack/site-type.ts';
import { type Assembly, assemble } from './assemble.ts';
import { exit, runCommand, usage } from './command.ts';
import { type Difference, differenceOf, isEmpty, replaceFolder } from './out-folder.ts';
import { projectOf, root } from './project.ts';
import { countText, findingText, merged } from './report.ts';
import { typeFindings } from './type-check.ts';

const help = `npm run build -- [--check] [--site FILE] [--out DIR]

Checks the source and writes what it declares to out/.
  --check      write nothing; exit 1 if the folder is not what the source says
  --site FILE  another site than stack/site.ts: a module that exports \`site\`
  --out DIR    another folder than out/`;

await runCommand(async () => {
  const started = performance.now();
  const options = parseOptions();
  if (options.help) {
    console.log(help);
    return exit.clean;
  }
  const out = resolve(root, options.out ?? 'out');
  const siteFile = resolve(options.site ?? `${root}/stack/site.ts`);
  if (!existsSync(siteFile)) return usage(`${options.site} does not exist.`, help);
  const types = typeFindings(root, siteFile, spawn);
  const loaded = (await import(pathToFileURL(siteFile).href)) as { site?: Site };
  if (loaded.site === undefined) return usage(`${relative(root, siteFile)} exports no \`site\`.`, help);
  const assembly = assemble(projectOf(loaded.site), loaded.site, root);
  const findings = [...(await types), ...assembly.findings];
  report(findings);
  const name = relative(process.cwd(), out) || out;
  if (findings.some(({ severity }) => severity === 'error')) {
    console.error(`${summary(findings)}. ${name}/ is unchanged.`);
    return exit.findings;
  }
  if (findings.length > 0) console.error(`${summary(findings)}.`);
  const difference = differenceOf(out, assembly.artefacts);
  if (!options.check && !isEmpty(difference)) await replaceFolder(out, assembly.artefacts, difference);
  console.log(countsText(assembly, performance.now() - started));
  console.log(differenceText(name, difference, options.check ?? false));
  return options.check && !isEmpty(difference) ? exit.findings : exit.clean;
});

function parseOptions() {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, site: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
    strict: true,
  });
  return values;
}

function report(findings: readonly Finding[]): void {
  for (const finding of merged(findings, root)) console.error(`${findingText(finding, root)}\n`);
}

function summary(findings: readonly Finding[]): string {
  const places = new Set(findings.map(({ path, id }) => path[0] ?? id)).size;
  return `${countText(merged(findings, root))} in ${places} place${places === 1 ? '' : 's'}`;
}

/** `6 dashboards · 58 panels · 74 queries · 40 alerts · 21 recording rules   0.9 s` */
function countsText({ model }: Assembly, elapsed: number): string {
  const { project, panels, alerts } = model;
  const queries = panels.reduce((sum, { panel }) => sum + panel.queries.length, 0);
  const counts: [number, string][] = [
    [project.dashboards.length, 'dashboard'],
    [panels.length, 'panel'],
    [queries, 'quer'],
    [alerts.length, 'alert'],
    [recordingRulesOf(project.groups).length, 'recording rule'],
  ];
  const words = counts.map(([count, word]) => `${count} ${word}${word === 'quer' ? (count === 1 ? 'y' : 'ies') : count === 1 ? '' : 's'}`);
  return `${words.join(' · ').padEnd(78)} ${pc.dim(`${(elapsed / 1000).toFixed(1)} s`)}`;
}

function differenceText(name: string, difference: Difference, check: boolean): string {
  const { added, changed, removed } = difference;
  const count = added.length + changed.length + removed.length;
  if (count === 0) return `${name}/: up to date`;
  const lines = [
    ...added.map((path) => `  ${pc.green('+')} ${path}`),
    ...changed.map((path) => `  ${pc.yellow('~')} ${path}`),
    ...removed.map((path) => `  ${pc.red('-')} ${path}`),
  ];
  const shown = lines.length > 30 ? [...lines.slice(0, 30), `  … and ${lines.length - 30} more`] : lines;
  const files = `${count} file${count === 1 ? '' : 's'}`;
  const head = check ? `${name}/ is stale: ${files} differ from the source. Run npm run build.` : `${name}/: ${files} changed`;
  return [head, ...shown].join('\n');
}
