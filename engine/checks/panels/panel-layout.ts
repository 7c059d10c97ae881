import type { Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import { gridColumns, layOut } from '../../layout.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Narrower, a number does not fit. */
const narrowest = 3;
const lowest = 2;
/** More than a screen. */
const highest = 30;

/** A panel that Grafana would draw as a sliver, or as a tower. */
export const panelLayout: ModelCheck = {
  id: 'panel-layout',
  run: ({ project }: Model): Finding[] =>
    project.dashboards.flatMap((dashboard) => [...ofShares(dashboard), ...ofSizes(dashboard)]),
};

function ofShares(dashboard: Dashboard): Finding[] {
  const weighted = dashboard.rows
    .flatMap(({ lines }) => lines.flat())
    .flatMap((entry) => (entry !== false && 'panel' in entry ? [entry] : []));
  return weighted.flatMap(({ panel, share }) => {
    if (share > 0 && Number.isFinite(share)) return [];
    const message = `a share of ${share} of its line`;
    return [
      ofPanel('panel-layout', { dashboard, panel }, { message, help: 'write a number above 0, or no wide(…) at all' }),
    ];
  });
}

function ofSizes(dashboard: Dashboard): Finding[] {
  if (ofShares(dashboard).length > 0) return [];
  return layOut(dashboard).flatMap((placed) => {
    if (!('panel' in placed)) return [];
    const { panel, at } = placed;
    const { height } = panel;
    if (!Number.isInteger(height) || height < lowest || height > highest) {
      const message = `a height of ${height}: a panel has ${lowest} to ${highest} whole rows`;
      return [
        ofPanel(
          'panel-layout',
          { dashboard, panel },
          { message, help: 'write 4 for a number, 8 for a picture', anchor: 'height:' },
        ),
      ];
    }
    if (at.w >= narrowest) return [];
    const message = `is ${at.w} of ${gridColumns} columns wide: nobody can read it`;
    return [
      ofPanel('panel-layout', { dashboard, panel }, { message, help: 'fewer panels in its line, or other shares' }),
    ];
  });
}
