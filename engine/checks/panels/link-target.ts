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
    const keys = new Set(project.dashboards.map(({ key }) => key));
    for (const entry of panels) {
      for (const link of entry.panel.links ?? []) {
        const said = fault(link, keys);
        if (said !== undefined) {
          findings.push(ofPanel('link-target', entry, { ...said, anchor: link.title.trim() || 'links:' }));
        }
      }
    }
    return findings;
  },
};

function fault({ title, to }: PanelLink, keys: ReadonlySet<string>): { message: string; help: string } | undefined {
  if (title.trim() === '') return { message: 'a link without a title', help: 'say where it leads' };
  if ('dashboard' in to) {
    if (keys.has(to.dashboard)) return undefined;
    const message = `the link ${JSON.stringify(title)} leads to dashboard ${to.dashboard}, which does not exist`;
    return { message, help: suggestion(to.dashboard, keys) ?? `there are ${[...keys].join(', ')}` };
  }
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
