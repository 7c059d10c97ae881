import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel, PanelNumbers } from '../../panel/panel.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel } from './model/panel-finding.ts';

const drawn = new Set(['timeseries', 'gauge', 'bargauge', 'stat']);
const ends: Readonly<Record<string, readonly [number, number, string]>> = {
  percentunit: [0, 1, 'a ratio'],
  percent: [0, 100, 'a percentage'],
};

/** A scale that turns its meaning with the data: a ratio without both ends, or ends that are no range. */
export const panelRange: ModelCheck = {
  id: 'panel-range',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      const { numbers, type } = entry.panel;
      if (numbers === undefined || !drawn.has(type)) continue;
      const said = fault(numbers, type);
      if (said !== undefined) findings.push(ofPanel('panel-range', entry, said));
    }
    return findings;
  },
};

function fault(
  { unit, min, max }: PanelNumbers,
  type: Panel['type'],
): { message: string; help: string; anchor?: string } | undefined {
  if (min !== undefined && max !== undefined && !(min < max)) {
    return { message: `the scale begins at ${min} and ends at ${max}`, help: 'min must be below max', anchor: 'min:' };
  }
  const [low, high, what] = ends[unit] ?? [];
  if (low === undefined || high === undefined) return undefined;
  const help = `write min: ${low}, max: ${high}`;
  if (min !== undefined && min < low) return { message: `${what} is never below ${low}`, help, anchor: 'min:' };
  if (max !== undefined && max > high) {
    const reads = unit === 'percentunit' ? `, and ${max} is ${max * 100}%` : '';
    return { message: `${what} is never above ${high}${reads}`, help, anchor: 'max:' };
  }
  if (min !== undefined && max !== undefined) return undefined;
  const missing =
    min === undefined && max === undefined ? 'neither min nor max' : min === undefined ? 'no min' : 'no max';
  const then =
    type === 'stat'
      ? 'its line and its colours have no scale'
      : 'the picture zooms into the noise, and looks the same at 1 and at 50 %';
  return { message: `${what} with ${missing}: ${then}`, help };
}
