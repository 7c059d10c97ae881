import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Two queries of a panel in the same colour: nobody can tell their lines apart. */
export const panelColors: ModelCheck = {
  id: 'panel-colors',
  run({ panels }: Model): Finding[] {
    return panels.flatMap((entry) => {
      const first = new Map<string, string>();
      return entry.panel.queries.flatMap((query) => {
        const { color, legend, refId } = query;
        const other = color === undefined ? undefined : first.get(color);
        if (color !== undefined && other === undefined) first.set(color, legend || refId);
        if (other === undefined) return [];
        const message = `${JSON.stringify(legend || refId)} is ${color}, as ${JSON.stringify(other)} is`;
        return [
          ofPanel(
            'panel-colors',
            entry,
            { message, help: 'give each a colour of its own', anchor: `'${legend}'` },
            query,
          ),
        ];
      });
    });
  },
};
