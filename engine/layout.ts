import { type Dashboard, type Line, panelOf } from './dashboard.ts';
import type { Panel } from './panel/panel.ts';

/** Grafana's grid is 24 columns wide; rows are 30 px high, plus 8 px between two panels. */
export const gridColumns = 24;

/** A place on the grid, in columns and rows. */
export interface GridPosition {
  readonly h: number;
  readonly w: number;
  readonly x: number;
  readonly y: number;
}

/** A panel or a heading with its place. */
export type Placed =
  { readonly panel: Panel; readonly at: GridPosition } | { readonly heading: string; readonly at: GridPosition };

/**
 * Places a dashboard's panels: each line fills the width, as high as its highest panel, so that nothing overlaps
 * and no hole is left. A line or heading without any panel takes no place.
 */
export function layOut({ rows }: Pick<Dashboard, 'rows'>): Placed[] {
  const placed: Placed[] = [];
  let y = 0;
  for (const { title, lines } of rows) {
    const filled = lines.map(presentEntries).filter((entries) => entries.length > 0);
    if (filled.length === 0) continue;
    if (title !== undefined) {
      placed.push({ heading: title, at: { h: 1, w: gridColumns, x: 0, y } });
      y += 1;
    }
    for (const entries of filled) {
      const h = Math.max(...entries.map(({ panel }) => panel.height));
      const edges = edgesOf(entries.map(({ share }) => share));
      entries.forEach(({ panel }, index) => {
        const x = edges[index]!;
        placed.push({ panel, at: { h, w: edges[index + 1]! - x, x, y } });
      });
      y += h;
    }
  }
  return placed;
}

function presentEntries(line: Line): { panel: Panel; share: number }[] {
  return line.flatMap((entry) =>
    entry === false ? [] : [{ panel: panelOf(entry), share: 'panel' in entry ? entry.share : 1 }],
  );
}

/** Columns at which the panels begin, and the last column: shares of 24, rounded so that they add up, at least one each. */
function edgesOf(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const edges = [0];
  let sum = 0;
  shares.forEach((share, index) => {
    sum += share;
    const left = shares.length - index - 1;
    edges.push(Math.max(edges.at(-1)! + 1, Math.min(Math.round((sum / total) * gridColumns), gridColumns - left)));
  });
  return edges;
}
