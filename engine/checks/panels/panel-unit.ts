import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { type PanelUnit, unitsShown } from '../../panel/unit.ts';
import { suggestion } from '../../suggest.ts';
import type { Unit } from '../../unit.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

const shown: Readonly<Record<string, readonly Unit[]>> = unitsShown;

const what: Readonly<Record<Unit, string>> = {
  count: 'a count',
  ratio: 'a ratio between 0 and 1',
  percent: 'a percentage between 0 and 100',
  seconds: 'a number of seconds',
  bytes: 'a number of bytes',
  boolean: '0 or 1',
  timestamp: 'a point in time',
  'count/s': 'a count per second',
  'bytes/s': 'bytes per second',
  number: 'a bare number',
  unknown: 'a number',
};

/** A panel whose unit shows its queries as something that they are not. */
export const panelUnit: ModelCheck = {
  id: 'panel-unit',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) judge(entry, findings);
    return findings;
  },
};

function judge(entry: PanelEntry, findings: Finding[]): void {
  const { numbers, queries } = entry.panel;
  if (numbers === undefined) return;
  const fit = shown[numbers.unit];
  if (fit === undefined) {
    const message = `there is no unit ${JSON.stringify(numbers.unit)}`;
    const help = suggestion(numbers.unit, Object.keys(shown)) ?? `there are ${Object.keys(shown).join(', ')}`;
    findings.push(ofPanel('panel-unit', entry, { message, help, anchor: 'unit:' }));
    return;
  }
  for (const query of queries) {
    if (query.expr.kind === 'logql') continue;
    const { unit } = query.expr.facts;
    if (unit === 'unknown' || unit === 'number' || fit.includes(unit)) continue;
    findings.push(ofPanel('panel-unit', entry, { ...misfit(unit, numbers.unit), anchor: 'unit:' }, query));
  }
}

function misfit(unit: Unit, panelUnit: PanelUnit): { message: string; help: string } {
  const fitting = Object.keys(shown).filter((name) => shown[name]!.includes(unit));
  const help =
    fitting.length === 0
      ? 'bring the query to a unit that a panel can show'
      : `write unit: ${fitting.map((name) => `'${name}'`).join(' or ')}`;
  if (unit === 'ratio' && panelUnit === 'percent') {
    return { message: 'the query gives a ratio between 0 and 1, and as percent 0.95 would read 0.95%', help };
  }
  if (unit === 'percent' && panelUnit === 'percentunit') {
    return { message: 'the query gives a percentage, and as percentunit 95 would read 9500%', help };
  }
  return { message: `the query gives ${what[unit]}, and unit '${panelUnit}' shows ${asShown(panelUnit)}`, help };
}

function asShown(panelUnit: PanelUnit): string {
  return shown[panelUnit]!.filter((unit) => unit !== 'number')
    .map((unit) => what[unit])
    .join(' or ');
}
