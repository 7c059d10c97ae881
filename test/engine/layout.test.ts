import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, type Row, row, top, wide } from '../../engine/dashboard.ts';
import { gridColumns, layOut, type Placed } from '../../engine/layout.ts';
import type { Panel } from '../../engine/panel/index.ts';
import { text } from '../../engine/panel/index.ts';

const panel = (title: string, height?: number): Panel =>
  text({ title, description: 'A text.', markdown: 'x', ...(height !== undefined && { height }) });

/** A name and where it stands: `A 0,0 12x8`. */
const brief = (placed: readonly Placed[]): string[] =>
  placed.map((entry) => {
    const { x, y, w, h } = entry.at;
    return `${'panel' in entry ? entry.panel.title : `# ${entry.heading}`} ${x},${y} ${w}x${h}`;
  });

describe('a line', () => {
  const widths = (line: Line): number[] => layOut({ rows: [top(line)] }).map(({ at }) => at.w);
  const [a, b, c] = ['A', 'B', 'C'].map((title) => panel(title)) as [Panel, Panel, Panel];

  it('shares the width evenly', () => {
    expect(widths([a])).toEqual([24]);
    expect(widths([a, b])).toEqual([12, 12]);
    expect(widths([a, b, c])).toEqual([8, 8, 8]);
    expect(widths([a, b, c, a, b])).toEqual([5, 5, 4, 5, 5]);
  });

  it('gives a wide panel its share', () => {
    expect(widths([wide(a), b])).toEqual([16, 8]);
    expect(widths([a, wide(b, 3)])).toEqual([6, 18]);
  });

  it('closes up where a panel is switched off', () => {
    expect(widths([a, false, b])).toEqual([12, 12]);
    expect(widths([false, false])).toEqual([]);
  });

  it('is as high as its highest panel', () => {
    const placed = layOut({ rows: [top([panel('low', 3), panel('high', 9)], [panel('below', 4)])] });
    expect(brief(placed)).toEqual(['low 0,0 12x9', 'high 12,0 12x9', 'below 0,9 24x4']);
  });

  it('leaves a column to everybody, however small the share', () => {
    expect(widths([wide(a, 1000), b, wide(c, 1000), b])).toEqual([12, 1, 10, 1]);
  });
});

describe('rows', () => {
  it('have a heading of one grid row, unless they are at the top', () => {
    const rows = [top([panel('A', 4)]), row('More', [panel('B', 5)], [panel('C', 6)])];
    expect(brief(layOut({ rows }))).toEqual(['A 0,0 24x4', '# More 0,4 24x1', 'B 0,5 24x5', 'C 0,10 24x6']);
  });

  it('disappear with their heading when every panel in them is switched off', () => {
    const rows = [row('Gone', [false], [false, false]), row('Here', [panel('A', 4)])];
    expect(brief(layOut({ rows }))).toEqual(['# Here 0,0 24x1', 'A 0,1 24x4']);
  });
});

describe('any dashboard', () => {
  const entry = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }).map((height) => panel('p', height)) },
    fc
      .record({ height: fc.integer({ min: 1, max: 12 }), share: fc.integer({ min: 1, max: 9 }) })
      .map(({ height, share }) => wide(panel('w', height), share)),
    fc.constant(false as const),
  );
  const rows: fc.Arbitrary<Row[]> = fc.array(
    fc
      .record({
        title: fc.option(fc.string(), { nil: undefined }),
        lines: fc.array(fc.array(entry, { maxLength: 24 }), { maxLength: 4 }),
      })
      .map(({ title, lines }) => ({ lines, ...(title !== undefined && { title }) })),
    { maxLength: 4 },
  );

  it('covers every cell of its grid exactly once, in the order of the source', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const placed = layOut({ rows: given });
        const height = Math.max(0, ...placed.map(({ at }) => at.y + at.h));
        const covered = Array<number>(height * gridColumns).fill(0);
        for (const { at } of placed) {
          expect(at.w).toBeGreaterThan(0);
          for (let y = at.y; y < at.y + at.h; y++) {
            for (let x = at.x; x < at.x + at.w; x++) covered[y * gridColumns + x]! += 1;
          }
        }
        expect(covered.every((times) => times === 1)).toBe(true);
        const panels = placed.flatMap((one) => ('panel' in one ? [one.panel] : []));
        expect(panels).toEqual(
          given
            .flatMap(({ lines }) => lines.flat())
            .flatMap((one) => (one === false ? [] : ['panel' in one ? one.panel : one])),
        );
        const places = placed.map(({ at }) => at.y * gridColumns + at.x);
        expect(places).toEqual([...places].sort((left, right) => left - right));
      }),
    );
  });
});
