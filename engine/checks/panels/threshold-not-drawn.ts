import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel, PanelNumbers } from '../../panel/panel.ts';
import { unitsShown } from '../../panel/unit.ts';
import type { Thresholds } from '../../panel/thresholds.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Unit } from '../../unit.ts';
import { type AlertUse, alertUses, ofAlert } from '../alerts/model/alert-use.ts';
import { type Comparison, comparisonsOf } from '../alerts/model/condition.ts';
import type { ModelCheck } from '../check.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { badness } from './model/badness.ts';
import { isLimit } from './model/limit.ts';
import { panelsByRef } from './model/lookup.ts';

/** An alert's limit that its panel does not draw, or draws in colours that say the opposite. */
export const thresholdNotDrawn: ModelCheck = {
  id: 'threshold-not-drawn',
  run(model: Model): Finding[] {
    const uses = alertUses(model);
    if (uses.length === 0) return [];
    const panels = panelsByRef(model);
    return uses.flatMap((use) => {
      const panel = panels.get(use.alert.shownOn)?.panel;
      const comparison = panel?.numbers && judged(use);
      if (!comparison || !measuresTheSame(panel, comparison)) return [];
      const isEquality = comparison.operator === '==' || comparison.operator === '!=';
      const said = isEquality
        ? firesInGreen(panel.title, panel.numbers!, comparison)
        : fault(panel.title, panel.numbers!.thresholds, comparison, use);
      return said === undefined ? [] : [ofAlert('threshold-not-drawn', use.alert, { ...said, anchor: 'shownOn:' })];
    });
  },
};

type Judged = Comparison & { readonly limit: number; readonly unit: Unit };

/**
 * The comparison that a panel can draw: the one with the value, by order. Of counts only where nothing else is asked,
 * since `x >= 1 and …` says that there is something at all.
 */
function judged({ root }: AlertUse): Judged | undefined {
  const comparisons = comparisonsOf(root);
  const [first] = comparisons.filter(({ part }) => part === 'value');
  if (first?.limit === undefined) return undefined;
  const { unit } = factsOf(first.value);
  if (unit === 'count' && comparisons.length > 1 && /[<>]/.test(first.operator)) return undefined;
  return { ...first, limit: first.limit, unit };
}

function measuresTheSame({ numbers, queries }: Panel, { unit }: Judged): boolean {
  const shown: readonly Unit[] = unitsShown[numbers!.unit] ?? [];
  if (unit === 'unknown') {
    return queries.some(({ expr }) => expr.kind === 'expression' && expr.facts.unit === 'unknown');
  }
  return shown.includes(unit);
}

/** `up == 1` where 1 is shown in green: the alert fires while all is well. */
function firesInGreen(
  title: string,
  { mappings, thresholds }: PanelNumbers,
  { operator, limit }: Judged,
): Said | undefined {
  if (operator === '!=') return undefined;
  const step =
    thresholds?.better === 'neither'
      ? undefined
      : thresholds?.steps.findLast(({ from }) => (from ?? -Infinity) <= limit);
  const color = mappings?.[limit]?.[1] ?? step?.color;
  if (color === undefined || badness(color) !== 0) return undefined;
  const message = `fires at ${plain(limit)}, where the panel ${JSON.stringify(title)} is ${color}`;
  return { message, help: 'compare with the bad value, or colour the good one' };
}

interface Said {
  readonly message: string;
  readonly help: string;
}

function fault(
  title: string,
  thresholds: Thresholds | undefined,
  { limit, unit, operator }: Judged,
  { alert }: AlertUse,
): Said | undefined {
  const steps = thresholds?.steps ?? [];
  const drawn = steps.flatMap(({ from }) => (from === undefined ? [] : [from]));
  const direct = drawn.findIndex((from) => isLimit(from, limit, unit));
  const complement = unit === 'ratio' ? drawn.findIndex((from) => isLimit(from, 1 - limit, unit)) : -1;
  if (direct < 0 && complement < 0) {
    const has = drawn.length === 0 ? 'draws no limit' : `draws ${inARow(drawn.map(plain))}`;
    return {
      message: `fires ${words[operator]} ${plain(limit)}, and the panel ${JSON.stringify(title)} ${has}`,
      help: "make the alert's limit a threshold of the panel: one constant for both",
    };
  }
  const index = steps.findIndex(({ from }) => from === drawn[direct >= 0 ? direct : complement]);
  const below = badness(steps[index - 1]?.color ?? '');
  const above = badness(steps[index]!.color);
  if (below === undefined || above === undefined || below === above) return undefined;
  const worseAbove = above > below;
  const isAlike = direct >= 0;
  const firesAbove = operator.startsWith('>') === isAlike;
  if (worseAbove === firesAbove) return undefined;
  const help = firesAbove ? 'write redAbove() or orangeAbove()' : 'write redBelow() or orangeBelow()';
  const { color } = steps[index]!;
  const panel = `the panel ${JSON.stringify(title)} is ${color} from there on`;
  return { message: `${alert.name} fires ${words[operator]} ${plain(limit)}, and ${panel}`, help };
}

const words: Readonly<Record<string, string>> = { '>': 'above', '>=': 'from', '<': 'below', '<=': 'up to' };
