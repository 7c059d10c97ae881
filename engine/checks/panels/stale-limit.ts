import { secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import { type AlertUse, alertUses } from '../alerts/model/alert-use.ts';
import { numbersBehind } from '../alerts/model/behind.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { metricsBehindPanel, metricsBehindUse } from './model/lookup.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

/** A description that names another limit than the panel draws and the alerts of the same metrics have. */
export const staleLimit: ModelCheck = {
  id: 'stale-limit',
  run(model: Model): Finding[] {
    const alerts = alertUses(model).map((use) => ({ use, metrics: metricsBehindUse(use.alert.when, model) }));
    return model.panels.flatMap((entry) => {
      const claims = limitsIn(entry.panel.description);
      if (claims.length === 0) return [];
      const metrics = metricsBehindPanel(entry.panel, model);
      const related = alerts.filter((alert) => [...alert.metrics].some((name) => metrics.has(name)));
      return inPanel(
        entry,
        claims,
        related.map(({ use }) => use),
      );
    });
  },
};

interface Limit {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** `above`, `below`, … are what the thresholds say; a least number of events is the alerts'. */
  readonly isJudged: boolean;
}

const limit =
  /\b(above|below|outside|less than|more than|fewer than|at least)\s+(\d+(?:\.\d+)?)\b(?!\.\d)\s?(%|seconds?\b|minutes?\b|hours?\b|days?\b)?/gi;
const orMore = /\b()(\d+(?:\.\d+)?)()(?=\s+(?:[a-z]+\s+)?or more\b)/gi;

function limitsIn(description: string): Limit[] {
  if (!/\d/.test(description)) return [];
  return [...description.matchAll(limit), ...description.matchAll(orMore)].map(
    ({ index: start, 0: found, 1: word = '', 2: value, 3: unit = '' }): Limit => ({
      start,
      end: start + found.trimEnd().length,
      value: Number(value),
      unit,
      isJudged: /^(?:above|below|outside|less|more)/i.test(word),
    }),
  );
}

function inPanel(entry: PanelEntry, claims: readonly Limit[], related: readonly AlertUse[]): Finding[] {
  const { dashboard, panel } = entry;
  const drawn = drawnBy(panel);
  const shownHere = related.filter(({ alert }) => alert.shownOn === `${dashboard.key}/${panel.title}`);
  const judged = [...drawn, ...numbersOf(shownHere)];
  const counted = [...judged, ...numbersOf(related)];
  return claims.flatMap(({ start, end, value, unit, isJudged }) => {
    // A panel that judges nothing may speak of any number.
    const known = isJudged && drawn.length > 0 ? judged : counted;
    if (known.length === 0 || known.some((number) => isMeant(value, unit, number))) return [];
    const { description } = panel;
    const has = drawn.length > 0 ? `the panel draws ${inARow(drawn.map(plain))}` : 'no alert of these metrics has it';
    const said = { message: has, help: 'make the two agree; a named constant keeps them so' };
    const anchor = anchorOf(description, start, end);
    return [ofPanel('stale-limit', entry, { ...said, anchor, excerpt: excerptOf(description, start, end) })];
  });
}

function drawnBy({ numbers }: Panel): number[] {
  return (numbers?.thresholds?.steps ?? []).flatMap(({ from }) => (from === undefined ? [] : [from]));
}

function numbersOf(uses: readonly AlertUse[]): number[] {
  return uses.flatMap(({ root }) => [...numbersBehind(root).numbers]);
}

/** 20 % is 0.2 or 20; 10 minutes are 600; a count above 0 is one from 1 on. */
function isMeant(value: number, unit: string, number: number): boolean {
  if (unit === '%') return near(value / 100, number) || near(value, number);
  if (unit !== '') return near(secondsOf(`${value}${unit[0]}`) ?? Number.NaN, number);
  return near(value, number) || near(value + 1, number);
}

function near(left: number, right: number): boolean {
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
}
