import { describe, expect, it } from 'vitest';
import { panelMappings } from '../../../../engine/checks/panels/panel-mappings.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import { always, redAbove, redBelow, stateTimeline } from '../../../../engine/panel/index.ts';
import { lineOf, queue, up } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const upAndDown = { 0: ['down', 'red'], 1: ['up', 'green'] } as const;

const states = (expr: AnyValue, more: object) =>
  stateTimeline({
    title: 'States',
    description: 'Which.',
    rows: [{ expr, legend: '{{instance}}' }],
    unit: 'none',
    noValue: 'none',
    ...more,
  } as never);
const said = (expr: AnyValue, more: object) => told(panelMappings, withPanels(states(expr, more)));

describe('panel-mappings', () => {
  it('accepts a text for each value, in colours as the thresholds have them', () => {
    expect(said(up, { mappings: upAndDown, thresholds: redBelow(1) })).toEqual([]);
    expect(said(up, { mappings: upAndDown, thresholds: always('text') })).toEqual([]);
    expect(said(queue, { mappings: { 1: ['short', 'green'], 7: ['long', 'red'] }, thresholds: redAbove(5) })).toEqual(
      [],
    );
    expect(said(queue, {})).toEqual([]);
    expect(told(panelMappings, withPanels(lineOf(up, { unit: 'none' })))).toEqual([]);
  });

  it('refuses 0 and 1 without a text, and texts for other numbers', () => {
    expect(said(up, {})[0]).toContain(
      'Shop > States: shows 0 or 1, and no mappings say what they mean -> write mappings:',
    );
    expect(said(up, { mappings: { 0: ['down', 'red'] } })).toEqual(['Shop > States: there is no text for 1 -> add it']);
    expect(said(up, { mappings: { ...upAndDown, 2: ['odd', 'blue'] } })).toEqual([
      'Shop > States: there is a text for 2, and the value is 0 or 1 -> write 0 or 1',
    ]);
  });

  it('refuses colours that say the opposite of the thresholds', () => {
    const swapped = { 0: ['down', 'green'], 1: ['up', 'red'] };
    expect(said(up, { mappings: swapped, thresholds: redBelow(1) })).toEqual([
      'Shop > States: "down" is green and "up" red: by the thresholds it is the other way round -> make colours, texts and thresholds agree',
    ]);
  });
});
