import { relative } from 'node:path';
import pc from 'picocolors';
import { recordingRulesOf } from '../engine/alert.ts';
import type { Finding } from '../engine/finding.ts';
import type { Site } from '../stack/site-type.ts';
import { type Assembly, assemble } from './assemble.ts';
import { exit, type ExitCode } from './command.ts';
import { type Difference, differenceOf, isEmpty, replaceFolder } from './out-folder.ts';
import { projectOf } from './project.ts';
import { printFindings } from './report.ts';
import { root } from './root.ts';

export interface BuildTask {
  readonly site: Site;
  readonly out: string;
  /** Writes nothing, and is content only with a folder that is what the source says. */
  readonly check: boolean;
  /** What the type checker will have found. */
  readonly types: Promise<readonly Finding[]>;
}

/** Builds a site and writes its folder, if there is no error; prints findings, what was made and what changed. */
export async function buildSite({ site, out, check, types }: BuildTask): Promise<ExitCode> {
  const assembly = assemble(projectOf(site), site, root);
  const difference = differenceOf(out, assembly.artefacts);
  const findings = [...(await types), ...assembly.findings];
  const failed = findings.some(({ severity }) => severity === 'error');
  printFindings(findings, root, failed ? `${nameOf(out)}/ is unchanged.` : undefined);
  if (failed) return exit.findings;
  if (!check && !isEmpty(difference)) await replaceFolder(out, assembly.artefacts, difference);
  console.log(countsText(assembly, performance.now()));
  console.log(differenceText(nameOf(out), difference, check));
  return check && !isEmpty(difference) ? exit.findings : exit.clean;
}

/** The folder as the reader would write it. */
function nameOf(out: string): string {
  return relative(process.cwd(), out) || out;
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
  const words = counts.map(
    ([count, word]) => `${count} ${word}${word === 'quer' ? (count === 1 ? 'y' : 'ies') : count === 1 ? '' : 's'}`,
  );
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
  const head = check
    ? `${name}/ is stale: ${files} differ from the source. Run npm run build.`
    : `${name}/: ${files} changed`;
  return [head, ...shown].join('\n');
}
