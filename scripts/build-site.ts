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
  if (!check && !isEmpty(difference)) {
    const problem = await replaced(out, assembly.artefacts, difference);
    if (problem !== undefined) {
      console.error(`${nameOf(out)}/ cannot be written (${problem}) and is unchanged.`);
      return exit.usage;
    }
  }
  console.log(countsText(assembly, performance.now()));
  console.log(differenceText(nameOf(out), difference, check));
  return check && !isEmpty(difference) ? exit.findings : exit.clean;
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR', 'ENOTREPLACED']);

/** Replaces the folder; returns why it could not, where that is the machine's doing. */
async function replaced(...task: Parameters<typeof replaceFolder>): Promise<string | undefined> {
  try {
    await replaceFolder(...task);
    return undefined;
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    if (code === undefined || !notWritable.has(code)) throw error;
    return message.replace(/\s+/g, ' ');
  }
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
    ? `${name}/ is stale: ${files} ${count === 1 ? 'is' : 'are'} not what the source says. The same command without --check writes ${count === 1 ? 'it' : 'them'}.`
    : `${name}/: ${files} changed`;
  return [head, ...shown].join('\n');
}
