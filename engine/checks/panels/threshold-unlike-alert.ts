import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Unit } from '../../unit.ts';
import { alertUses } from '../alerts/model/alert-use.ts';
import { type ComparisonOperator, comparisonsOf } from '../alerts/model/condition.ts';
import { signalOf } from '../alerts/model/signal.ts';
import type { ModelCheck } from '../check.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { isLimit } from './model/limit.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';

/**
 * A panel that judges the same thing as an alert otherwise: the other way round, or at limits of its own. Two pictures
 * of one number, one green and one red, are worse than none.
 */
export const thresholdUnlikeAlert: ModelCheck = {
  id: 'threshold-unlike-alert',
  run(model: Model): Finding[] {
    const limits = limitsBySignal(model);
    if (limits.size === 0) return [];
    return model.panels.flatMap((entry) =>
      judgements(entry.panel).flatMap(({ key, complement, unit }) => {
        const said = contradiction(entry.panel, complement, unit, limits.get(key) ?? []);
        return said === undefined ? [] : [ofPanel('threshold-unlike-alert', entry, { ...said, anchor: 'thresholds:' })];
      }),
    );
  },
};

interface Limit {
  readonly alert: string;
  readonly limit: number;
  readonly operator: ComparisonOperator;
  readonly complement: boolean;
}

function limitsBySignal(model: Model): Map<string, Limit[]> {
  const limits = new Map<string, Limit[]>();
  for (const { alert, root } of alertUses(model)) {
    for (const { value, limit, operator, part } of comparisonsOf(root)) {
      if (part !== 'value' || limit === undefined || !/[<>]/.test(operator)) continue;
      const { key, complement } = signalOf(value);
      limits.set(key, [...(limits.get(key) ?? []), { alert: alert.name, limit, operator, complement }]);
    }
  }
  return limits;
}

interface Judgement {
  readonly key: string;
  readonly complement: boolean;
  readonly unit: Unit;
}

/** The signal of a panel that says which side is good, where it shows one only. */
function judgements({ numbers, queries }: Panel): Judgement[] {
  const better = numbers?.thresholds?.better;
  if (better !== 'lower' && better !== 'higher') return [];
  const shown = queries.flatMap(({ expr }) =>
    expr.kind === 'logql' ? [] : [{ ...signalOf(expr.node), unit: factsOf(expr.node).unit }],
  );
  const keys = new Set(shown.map(({ key, complement }) => `${complement} ${key}`));
  return keys.size === 1 ? shown.slice(0, 1) : [];
}

function contradiction(
  { numbers }: Panel,
  complement: boolean,
  unit: Unit,
  limits: readonly Limit[],
): Said | undefined {
  if (limits.length === 0) return undefined;
  const { better, steps } = numbers!.thresholds!;
  const firesUpwards = limits.map((one) => one.operator.startsWith('>') === (one.complement === complement));
  if (firesUpwards.every((upwards) => upwards === (better === 'higher'))) {
    const names = inARow([...new Set(limits.map(({ alert }) => alert))]);
    const way = better === 'higher' ? 'higher' : 'lower';
    return {
      message: `${way} is better here, and by ${names} it is worse`,
      help: better === 'higher' ? 'write redAbove() or orangeAbove()' : 'write redBelow() or orangeBelow()',
    };
  }
  const drawn = steps.flatMap(({ from }) => (from === undefined ? [] : [from]));
  const here = limits.map((one) => ({ ...one, limit: one.complement === complement ? one.limit : 1 - one.limit }));
  if (drawn.length === 0 || drawn.some((from) => here.some(({ limit }) => isLimit(from, limit, unit)))) {
    return undefined;
  }
  const judged = here.map(({ alert, limit }) => `${alert} at ${plain(limit)}`);
  return {
    message: `judges at ${inARow(drawn.map(plain))}, and ${inARow(judged)}`,
    help: 'use the constant of the alert',
  };
}
