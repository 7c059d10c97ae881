import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { PanelLink } from '../../panel/panel.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** A link of a panel that leads nowhere. */
export const linkTarget: ModelCheck = {
  id: 'link-target',
  run({ panels, project }: Model): Finding[] {
    const findings: Finding[] = [];
    const titles = new Map(project.dashboards.map(({ key, title }) => [key, title]));
    for (const entry of panels) {
      for (const link of entry.panel.links ?? []) {
        const said = fault(link, entry.dashboard.key, titles);
        if (said !== undefined) {
          findings.push(ofPanel('link-target', entry, { ...said, anchor: link.title.trim() || 'links:' }));
        }
      }
    }
    return findings;
  },
};

type Fault = { readonly message: string; readonly help: string };

function fault({ title, to }: PanelLink, own: string, titles: ReadonlyMap<string, string>): Fault | undefined {
  if (title.trim() === '') return { message: 'a link without a title', help: 'say where it leads' };
  if ('dashboard' in to) return dashboardFault(title, to.dashboard, own, titles);
  if (/^\/(?!\/)/.test(to.url)) return undefined;
  const address = /^https?:\/\/([^/?#]+)/.exec(to.url)?.[1];
  if (address === undefined) {
    return {
      message: `the link ${JSON.stringify(title)} has no URL that a browser follows`,
      help: 'write https://… or a path that begins with /',
    };
  }
  return /(?:^|\.)example\.(?:com|org|net)(?::|$)/.test(address)
    ? {
        message: `the link ${JSON.stringify(title)} leads to ${address}, a placeholder`,
        help: 'write the real address',
      }
    : undefined;
}

function dashboardFault(
  title: string,
  key: string,
  own: string,
  titles: ReadonlyMap<string, string>,
): Fault | undefined {
  const link = `the link ${JSON.stringify(title)} leads to`;
  const other = titles.get(key);
  if (other === undefined) {
    const help = suggestion(key, titles.keys()) ?? `there are ${[...titles.keys()].join(', ')}`;
    return { message: `${link} dashboard ${key}, which does not exist`, help };
  }
  if (key === own) return { message: `${link} the dashboard that it stands on`, help: 'lead to another, or remove it' };
  const meant = [...titles].find(([, name]) => name === title)?.[0];
  if (meant === undefined || meant === key) return undefined;
  return {
    message: `${link} dashboard ${key}, which is called ${JSON.stringify(other)}`,
    help: `did you mean ${meant}?`,
  };
}
