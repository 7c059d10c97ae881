import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { ofAlert } from './model/alert-use.ts';

/** An alert that names a panel that does not exist, so that its notification links to nothing. */
export const shownOn: ModelCheck = {
  id: 'shown-on',
  run({ alerts, project, panels }: Model): Finding[] {
    if (alerts.length === 0) return [];
    const titles = new Map<string, Set<string>>(project.dashboards.map(({ key }) => [key, new Set<string>()]));
    for (const { dashboard, panel } of panels) titles.get(dashboard.key)!.add(panel.title);
    return alerts.flatMap((alert) => {
      const said = fault(alert.shownOn, titles);
      const start = said?.from ?? 0;
      const excerpt = { text: alert.shownOn, start, end: Math.max(alert.shownOn.length, start + 1) };
      return said === undefined
        ? []
        : [ofAlert('shown-on', alert, { message: said.message, help: said.help, anchor: 'shownOn:', excerpt })];
    });
  },
};

function fault(
  reference: string,
  titles: ReadonlyMap<string, ReadonlySet<string>>,
): { message: string; help: string; from?: number } | undefined {
  const slash = reference.indexOf('/');
  if (slash <= 0 || slash === reference.length - 1) {
    return {
      message: 'this names no panel',
      help: "write the dashboard's key and the panel's title: rpc-health/RPC success rate",
    };
  }
  const key = reference.slice(0, slash);
  const known = titles.get(key);
  if (known === undefined) {
    return {
      message: `there is no dashboard ${key}`,
      help: suggestion(key, titles.keys()) ?? `there are ${[...titles.keys()].join(', ')}`,
    };
  }
  const title = reference.slice(slash + 1);
  if (known.has(title)) return undefined;
  const help = suggestion(title, known) ?? `it has ${[...known].slice(0, 8).join(', ')}${known.size > 8 ? ' …' : ''}`;
  return { message: `dashboard ${key} has no panel ${JSON.stringify(title)}`, help, from: slash + 1 };
}
