import { relative } from 'node:path';
import type { Artefact } from '../engine/artefact.ts';
import { dashboardSchema } from '../engine/checks/artefacts/dashboard-schema.ts';
import { twoEvaluators } from '../engine/checks/artefacts/two-evaluators.ts';
import { modelChecks } from '../engine/checks/index.ts';
import { runChecks } from '../engine/checks/run.ts';
import { artefactsOf, type SourceOf } from '../engine/emit/artefacts.ts';
import { manifestJson } from '../engine/emit/manifest.ts';
import { metricsDoc } from '../engine/emit/metrics-doc.ts';
import type { Finding } from '../engine/finding.ts';
import { type Model, modelOf } from '../engine/model.ts';
import type { Project } from '../engine/project.ts';
import { whatNext } from '../metrics/what-next.ts';
import { stackArtefacts, stackFindings } from '../stack/index.ts';
import type { Site } from '../stack/site-type.ts';
import { absentPartFindings } from './absent-parts.ts';
import { sourceFindings } from './sources.ts';
import { stackContentOf } from './stack-content.ts';

/** A whole build, before anything is written. */
export interface Assembly {
  readonly artefacts: readonly Artefact[];
  readonly findings: readonly Finding[];
  readonly model: Model;
}

/** Builds every artefact of a site and checks everything. Pure: nothing is printed or written. */
export function assemble(project: Project, site: Site, root: string): Assembly {
  const model = modelOf(project);
  const findings = [...runChecks(model, modelChecks), ...sourceFindings(root)];
  if (model.uses.some(({ unscraped }) => unscraped !== undefined)) return { artefacts: [], findings, model };
  const content = artefactsOf(project, model.textOf, sourceIn(root));
  const ruleFiles = content
    .filter(({ kind }) => kind === 'prometheus-rules')
    .map(({ path }) => path.replace(/^prometheus\//, ''));
  const stackContent = stackContentOf(model, site, ruleFiles);
  const artefacts = [...content, ...stackArtefacts(site, stackContent)];
  artefacts.push({
    path: 'docs/metrics.md',
    text: metricsDoc(project, { title: 'Metrics of the marketplace server', ending: whatNext }),
    kind: 'docs',
    source: project.exposedSource,
  });
  findings.push(...dashboardSchema(artefacts, project.dashboards), ...twoEvaluators(artefacts));
  findings.push(...stackFindings(site, stackContent, artefacts), ...absentPartFindings(site, findings));
  artefacts.push({
    path: 'manifest.json',
    text: manifestJson(artefacts),
    kind: 'manifest',
    source: 'engine/emit/manifest.ts',
  });
  return { artefacts, findings, model };
}

function sourceIn(root: string): SourceOf {
  return ({ place }) => {
    const file = place()?.file;
    return file === undefined ? '' : relative(root, file).split('\\').join('/');
  };
}
