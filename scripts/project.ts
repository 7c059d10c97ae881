import { readdirSync, readFileSync } from 'node:fs';
import { alertGroups, components } from '../alerts/index.ts';
import { dashboards } from '../dashboards/index.ts';
import { alertsOf } from '../engine/alert.ts';
import type { Project, Runbook } from '../engine/project.ts';
import { catalogue, exposed } from '../metrics/index.ts';
import { privacy } from '../metrics/privacy.ts';
import { everySwitchOn } from '../stack/every-switch.ts';
import { settingOf } from '../stack/setting.ts';
import type { Site } from '../stack/site-type.ts';
import { root } from './root.ts';

export { root };

/** The labels that the log shipper gives to every line; see stack/. */
const logLabels = ['job', 'unit', 'level'];

/** Everything that content declares for a site: what `build` checks and emits. */
export function projectOf(site: Site): Project {
  const groups = alertGroups(site);
  const here = new Set(alertsOf(groups).map(({ name }) => name));
  return {
    catalogue,
    exposed,
    exposedSource: 'metrics/marketplace.ts',
    dashboards: dashboards(site),
    groups,
    components,
    runbooks: runbooksBelow(`${root}/alerts/runbooks`),
    absentAlerts: alertsOf(alertGroups(everySwitchOn(site)))
      .map(({ name }) => name)
      .filter((name) => !here.has(name)),
    logLabels,
    privacy,
    setting: settingOf(site),
  };
}

function runbooksBelow(folder: string): Runbook[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      name: name.slice(0, -3),
      file: `${folder}/${name}`,
      text: readFileSync(`${folder}/${name}`, 'utf8'),
    }));
}
