import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { factsOf } from '../../promql/facts.ts';
import type { Unit } from '../../unit.ts';
import type { ModelCheck } from '../check.ts';
import { plain } from '../text/model/wording.ts';
import { alertUses, ofCondition } from './model/alert-use.ts';
import { comparisonsOf } from './model/condition.ts';

/**
 * A limit in another measure than the value: a share as the limit of a percentage or of a count. What is out of
 * reach altogether is `constant-comparison`.
 */
export const alertRange: ModelCheck = {
  id: 'alert-range',
  run: (model: Model): Finding[] =>
    alertUses(model).flatMap((use) =>
      comparisonsOf(use.root).flatMap(({ node, value, limit }) => {
        const said = limit === undefined ? undefined : otherMeasure(factsOf(value).unit, limit);
        return said === undefined ? [] : [ofCondition('alert-range', use, node, said)];
      }),
    ),
};

function otherMeasure(unit: Unit, limit: number): { message: string; help: string } | undefined {
  if (Number.isInteger(limit)) return undefined;
  const below1 = limit > 0 && limit < 1;
  if (unit === 'percent' && below1) {
    return {
      message: `a percentage between 0 and 100, compared with ${plain(limit)}`,
      help: `did you mean ${plain(limit * 100)}?`,
    };
  }
  if (unit === 'count' && below1) {
    return {
      message: `a count, compared with ${plain(limit)}: every event passes that`,
      help: 'compare with a whole number, or compare a ratio',
    };
  }
  return unit === 'boolean'
    ? { message: `0 or 1, compared with ${plain(limit)}`, help: 'compare with 0 or 1' }
    : undefined;
}
