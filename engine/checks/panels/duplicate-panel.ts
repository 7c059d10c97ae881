import type { Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { panelId } from '../../uid.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Two panels of a dashboard with one title, which alerts and links cannot tell apart, or with one id. */
export const duplicatePanel: ModelCheck = {
  id: 'duplicate-panel',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    let dashboard: Dashboard | undefined;
    let titles = new Set<string>();
    let ids = new Map<number, string>();
    for (const entry of panels) {
      const { panel } = entry;
      if (entry.dashboard !== dashboard) {
        dashboard = entry.dashboard;
        titles = new Set();
        ids = headingIds(dashboard);
      }
      const id = panelId(panel.key);
      const owner = ids.get(id);
      if (titles.has(panel.title)) {
        const message = `two panels of ${dashboard.title} are called ${JSON.stringify(panel.title)}`;
        findings.push(ofPanel('duplicate-panel', entry, { message, help: 'retitle one of them' }));
      } else if (owner !== undefined) {
        const message = `has the id of ${JSON.stringify(owner)}, ${id}: both have one key, or it is by chance`;
        findings.push(ofPanel('duplicate-panel', entry, { message, help: 'give it a key of its own' }));
      }
      titles.add(panel.title);
      if (owner === undefined) ids.set(id, panel.title);
    }
    return findings;
  },
};

/** Headings take part in the numbering: see rowJson. */
function headingIds({ rows }: Dashboard): Map<number, string> {
  return new Map(rows.flatMap(({ title }) => (title === undefined ? [] : [[panelId(`row:${title}`), title]])));
}
