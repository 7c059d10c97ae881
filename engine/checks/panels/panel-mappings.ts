import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel, PanelNumbers, ValueMappings } from '../../panel/panel.ts';
import type { ModelCheck } from '../check.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { badness } from './model/badness.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/** Texts for values that do not occur, none for one that does, or colours that say the opposite of the thresholds. */
export const panelMappings: ModelCheck = {
  id: 'panel-mappings',
  run({ panels }: Model): Finding[] {
    return panels.flatMap((entry) => {
      const said = fault(entry.panel);
      return said === undefined ? [] : [ofPanel('panel-mappings', entry, said)];
    });
  },
};

const showsStates = new Set(['stat', 'state-timeline']);

function fault(panel: Panel): Said | undefined {
  const { numbers, type } = panel;
  if (numbers === undefined) return undefined;
  const { mappings, unit } = numbers;
  const isBoolean = ofBooleans(panel);
  if (mappings === undefined) {
    if (!isBoolean || !showsStates.has(type) || unit !== 'none') return undefined;
    const message = 'shows 0 or 1, and no mappings say what they mean';
    return { message, help: "write mappings: { 0: ['down', 'red'], 1: ['up', 'green'] }" };
  }
  const said = (isBoolean ? valueFault(mappings) : undefined) ?? colourFault(mappings, numbers);
  return said && { ...said, anchor: 'mappings:' };
}

function ofBooleans({ queries }: Panel): boolean {
  return queries.length > 0 && queries.every(({ expr }) => expr.kind === 'expression' && expr.facts.unit === 'boolean');
}

function valueFault(mappings: ValueMappings): Said | undefined {
  const values = Object.keys(mappings).map(Number);
  const other = values.find((value) => value !== 0 && value !== 1);
  if (other !== undefined)
    return { message: `there is a text for ${other}, and the value is 0 or 1`, help: 'write 0 or 1' };
  const missing = [0, 1].filter((value) => !values.includes(value));
  return missing.length === 0
    ? undefined
    : { message: `there is no text for ${inARow(missing.map(plain))}`, help: 'add it' };
}

/** Of two values the one whose text is in the worse colour must not be the better one by the thresholds. */
function colourFault(mappings: ValueMappings, { thresholds }: PanelNumbers): Said | undefined {
  if (thresholds === undefined || thresholds.better === 'neither') return undefined;
  const judged = Object.entries(mappings).flatMap(([value, [text, color]]) => {
    const ranks = [badness(color), badness(colourAt(Number(value), thresholds.steps))];
    return ranks[0] === undefined || ranks[1] === undefined ? [] : [{ text, color, said: ranks[0], drawn: ranks[1] }];
  });
  for (const one of judged) {
    const other = judged.find(({ said, drawn }) => said > one.said && drawn < one.drawn);
    if (other === undefined) continue;
    const message = `"${one.text}" is ${one.color} and "${other.text}" ${other.color}: by the thresholds it is the other way round`;
    return { message, help: 'make colours, texts and thresholds agree' };
  }
  return undefined;
}

function colourAt(value: number, steps: NonNullable<PanelNumbers['thresholds']>['steps']): string {
  return steps.findLast(({ from }) => from === undefined || from <= value)?.color ?? '';
}
