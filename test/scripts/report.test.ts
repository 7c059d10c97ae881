import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../engine/finding.ts';
import { placeAt } from '../../engine/place.ts';
import { countText, findingText, merged, whereOf } from '../../scripts/report.ts';
import { file, temporaryFolder } from '../engine/prometheus/folder.ts';

const root = '/project';
const finding: Finding = {
  id: 'unknown-metric',
  severity: 'error',
  place: placeAt('/project/dashboards/shop.ts', 31),
  path: ['Shop', 'Queue', 'A'],
  message: 'not exposed by any exporter',
};

/** A finding under `marked`, which stands in the text once. */
function under(text: string, marked: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(marked);
  return { ...finding, excerpt: { text, start, end: start + marked.length }, ...more };
}

const linesOf = (of: Finding): string[] => stripVTControlCharacters(findingText(of, root)).split('\n');

/** What stands above the carets, and how wide a terminal must be. */
function shown(of: Finding): { above: string; width: number } {
  const lines = linesOf(of);
  const caretLine = lines.findIndex((line) => /^ *\^+( |$)/.test(line));
  const carets = /\^+/.exec(lines[caretLine]!)!;
  return {
    above: lines[caretLine - 1]!.slice(carets.index, carets.index + carets[0].length),
    width: Math.max(...lines.map(({ length }) => length)),
  };
}

describe('a finding in words', () => {
  it('has a headline, the text, a caret with the message, and the way out', () => {
    const text = 'sum(increase(call_total[1h]))';
    expect(linesOf(under(text, 'call_total', { help: 'did you mean calls_total?' }))).toEqual([
      'error  unknown-metric  dashboards/shop.ts:31  Shop > Queue > A',
      '  sum(increase(call_total[1h]))',
      '               ^^^^^^^^^^ not exposed by any exporter',
      '  did you mean calls_total?',
    ]);
  });

  it('has its message alone where there is no text', () => {
    expect(linesOf(finding)).toEqual([
      'error  unknown-metric  dashboards/shop.ts:31  Shop > Queue > A',
      '  not exposed by any exporter',
    ]);
  });

  it('names no place that it does not know', () => {
    const { place: _, ...placeless } = finding;
    expect(linesOf({ ...placeless, severity: 'warning', path: [] })[0]).toBe('warning  unknown-metric');
  });

  it('lists the other places that say the same', () => {
    expect(
      stripVTControlCharacters(findingText({ ...finding, also: ['Shop > Other > A', 'QueueLong'] }, root)),
    ).toMatch(/\n {2}also in Shop > Other > A, QueueLong$/);
  });

  it('puts a long message on a line of its own', () => {
    const message =
      'a sentence that goes on and on about what is wrong with it, and on, so that it has no place beside the caret';
    const lines = linesOf(under('sum(rate(calls_total[5m]))', 'calls_total', { message }));
    expect(lines.slice(2)).toEqual(['           ^^^^^^^^^^^', `  ${message}`]);
  });
});

describe('the caret', () => {
  const long = `${'sum(rate(calls_total[5m])) + '.repeat(12)}here / ${'sum(rate(calls_total[5m])) + '.repeat(12)}1`;

  it.each([
    ['the beginning', 'here_is_the_start > 1', 'here_is_the_start'],
    ['the end', 'sum(a) > 12', '12'],
    ['the middle of a long line', long, 'here'],
    ['the end of a long line', `${long.replace('here', 'x')} + here`, 'here'],
    ['the beginning of a long line', `here + ${long.replace('here', 'x')}`, 'here'],
    ['one line of several', 'a > 1\nand on (job) here > 5\nunless b', 'here'],
    ['the first of several lines', 'here > 1\nand b', 'here'],
    ['the last of several lines', 'a > 1\nand here', 'here'],
    ['a long line among several', `a > 1\n${long}\nunless b`, 'here'],
    ['a line with tabs', '\tsum(\t\there)', 'here'],
  ])('stands below %s', (_what, text, marked) => {
    expect(linesOf(under(text, marked)).join('')).not.toContain('\t');
    const { above, width } = shown(under(text, marked));
    expect(above).toBe(marked);
    expect(width).toBeLessThanOrEqual(120);
  });

  it('is cut where what it marks goes on in the next line, or beyond the terminal', () => {
    const text = 'sum(\n  a\n)';
    expect(shown({ ...finding, excerpt: { text, start: 0, end: text.length } }).above).toBe('sum(');
    const wide = shown({ ...finding, excerpt: { text: long, start: 0, end: long.length } });
    expect(long.startsWith(wide.above)).toBe(true);
    expect(wide.above.length).toBeGreaterThan(100);
  });

  it('has a width where there is nothing to mark: behind the end, or at a line break', () => {
    expect(linesOf({ ...finding, excerpt: { text: 'sum(a', start: 5, end: 5 } })[2]).toBe(
      '       ^ not exposed by any exporter',
    );
    expect(linesOf({ ...finding, excerpt: { text: 'a\nb', start: 1, end: 2 } }).slice(1)).toEqual([
      '  a',
      '   ^ not exposed by any exporter',
    ]);
    expect(linesOf({ ...finding, excerpt: { text: '', start: 0, end: 0 } }).slice(1)).toEqual([
      '  ',
      '  ^ not exposed by any exporter',
    ]);
  });

  it('stands below what it marks in any text', () => {
    const line = fc.stringMatching(/^[a-z(){} ,.]{0,200}$/);
    fc.assert(
      fc.property(line, line, line, line, (before, start, end, after) => {
        const text = `${before}\n${start}MARKED${end}\n${after}`;
        expect(shown(under(text, 'MARKED')).above).toBe('MARKED');
      }),
    );
  });
});

describe('the place of a finding', () => {
  it('is the line of the declaration, or below it that which holds the anchor', () => {
    const folder = temporaryFolder();
    const path = file(
      join(folder, 'alerts/shop.ts'),
      [
        'const text = `{{ $value }}`;',
        'alert({',
        "  name: 'A',",
        '  description: `{{ $value }} % of',
        '  all`,',
        '});',
      ].join('\n'),
    );
    const place = placeAt(path, 2);
    expect(whereOf({ place }, folder)).toBe('alerts/shop.ts:2');
    expect(whereOf({ place, anchor: '{{ $value }} % of\n  all' }, folder)).toBe('alerts/shop.ts:4');
    expect(whereOf({ place, anchor: 'nowhere' }, folder)).toBe('alerts/shop.ts:2');
    expect(whereOf({ place: placeAt(join(folder, 'gone.ts'), 7), anchor: 'x' }, folder)).toBe('gone.ts:7');
  });
});

describe('findings that say the same', () => {
  const at = (title: string, more: Partial<Finding> = {}) =>
    under(`sum(${title}) / call_total`, 'call_total', { path: ['Shop', title, 'A'], ...more });

  it('of the same text are one, with the other places listed once each', () => {
    const [first, ...others] = merged([at('One'), at('Two'), at('Two'), at('One'), at('Three')], root);
    expect(first).toMatchObject({ path: ['Shop', 'One', 'A'], also: ['Shop > Two > A', 'Shop > Three > A'] });
    expect(others).toEqual([]);
  });

  it('of different texts, ids or messages stay apart', () => {
    const apart = [
      at('One'),
      at('One', { id: 'other' }),
      at('One', { message: 'something else' }),
      under('sum(x)', 'x', { path: ['Shop', 'One', 'A'] }),
    ];
    expect(merged(apart, root)).toHaveLength(4);
  });

  it('without a text are one only for the same thing', () => {
    expect(merged([finding, finding, { ...finding, path: ['Shop', 'Other'] }], root)).toHaveLength(2);
  });

  it('are sorted: errors first, then by file and line, lines as numbers', () => {
    const one = (severity: Finding['severity'], fileName: string, line: number): Finding => ({
      ...finding,
      severity,
      place: placeAt(`/project/${fileName}`, line),
      path: [`${severity} ${fileName} ${line}`],
    });
    const given = [
      one('info', 'a.ts', 1),
      one('warning', 'a.ts', 2),
      one('error', 'b.ts', 3),
      one('error', 'a.ts', 10),
      one('error', 'a.ts', 9),
    ];
    expect(merged(given, root).map(({ path }) => path[0])).toEqual([
      'error a.ts 9',
      'error a.ts 10',
      'error b.ts 3',
      'warning a.ts 2',
      'info a.ts 1',
    ]);
  });
});

describe('how many there are', () => {
  it.each([
    [['error', 'error', 'warning'], '2 errors, 1 warning'],
    [['info', 'info'], '2 notes'],
    [['warning', 'error', 'info'], '1 error, 1 warning, 1 note'],
    [[], ''],
  ] as const)('%j: %s', (severities, text) => {
    expect(countText(severities.map((severity) => ({ ...finding, severity })))).toBe(text);
  });
});
