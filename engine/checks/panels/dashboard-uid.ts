import { dashboardUid as uidOf } from '../../emit/links.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { kebab, uidPattern } from '../../uid.ts';
import type { ModelCheck } from '../check.ts';
import { ofDashboard } from './model/panel-finding.ts';

/** A dashboard whose key is taken, or makes a uid or file name that is none. */
export const dashboardUid: ModelCheck = {
  id: 'dashboard-uid',
  run({ project }: Model): Finding[] {
    const keys = new Set<string>();
    return project.dashboards.flatMap((dashboard) => {
      const { key } = dashboard;
      const said = keys.has(key)
        ? {
            message: `two dashboards have the key ${key}: the second would overwrite the first`,
            help: 'give one of them another key',
          }
        : fault(key, uidOf(key, project.setting));
      keys.add(key);
      return said === undefined ? [] : [ofDashboard('dashboard-uid', dashboard, { ...said, anchor: 'key:' })];
    });
  },
};

function fault(key: string, uid: string): { message: string; help: string } | undefined {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key)) {
    return {
      message: `${JSON.stringify(key)} is no key`,
      help: `write lower case letters, digits and dashes${kebab(key) ? `: ${kebab(key)}` : ''}`,
    };
  }
  if (uid.length > 40) {
    return {
      message: `its uid ${uid} has ${uid.length} characters; 40 is the most`,
      help: `shorten the key by ${uid.length - 40}`,
    };
  }
  return uidPattern.test(uid)
    ? undefined
    : { message: `${uid} is no uid for Grafana`, help: 'letters, digits, - and _ only; see uidPrefix in site.ts' };
}
