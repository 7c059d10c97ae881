import { modelChecks } from '../engine/checks/index.ts';
import { runChecks } from '../engine/checks/run.ts';
import type { Finding } from '../engine/finding.ts';
import { modelOf } from '../engine/model.ts';
import { everySwitchOn } from '../stack/every-switch.ts';
import type { Site } from '../stack/site-type.ts';
import { projectOf } from './project.ts';

/**
 * What is wrong with the dashboards and alerts of parts that a site lacks, and of the other evaluator: a slip there
 * must not wait for the day on which somebody switches them on. Without what is reported of the site itself.
 */
export function absentPartFindings(site: Site, reported: readonly Finding[]): Finding[] {
  const known = new Set(reported.map(keyOf));
  const evaluator = site.evaluator === 'prometheus' ? 'grafana' : 'prometheus';
  const other = projectOf({ ...everySwitchOn(site), evaluator });
  return runChecks(modelOf(other), modelChecks).filter((finding) => !known.has(keyOf(finding)));
}

function keyOf({ id, path, message }: Finding): string {
  return [id, ...path, message].join('\n');
}
