import type { Alert } from '../../alert.ts';
import { inWords, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt } from '../../place.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { type AlertUse, alertUses } from './model/alert-use.ts';
import { comparisonsOf } from './model/condition.ts';
import { introOf } from './model/markdown.ts';

/**
 * A runbook whose first sentences say something else of their alert than the rule: another severity, another `for`,
 * another comparison. What the numbers in them mean otherwise is `stale-number`.
 */
export const runbookHead: ModelCheck = {
  id: 'runbook-head',
  run(model: Model): Finding[] {
    const runbooks = new Map(model.project.runbooks.map((runbook) => [runbook.name, runbook]));
    return alertUses(model).flatMap((use) => {
      const runbook = runbooks.get(use.alert.name);
      if (runbook === undefined) return [];
      const intro = introOf(runbook.text);
      const said = [...ofSeverity(intro, use.alert), ...ofHold(intro, use.alert), ...ofComparisons(intro, use)];
      return said.map(({ start, end, message }): Finding => {
        const place = placeAt(runbook.file, intro.slice(0, start).split('\n').length);
        const excerpt = excerptOf(intro, start, end);
        const path = [use.alert.name, 'runbook'];
        const anchor = anchorOf(intro, start, end);
        return {
          id: 'runbook-head',
          severity: 'error',
          place,
          anchor,
          path,
          message,
          help: 'make the two agree',
          excerpt,
        };
      });
    });
  },
};

interface Said {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** How a sentence of the introduction begins that names the severity. */
const severities: Readonly<Record<string, string>> = { Critical: 'critical', Warning: 'warning', Information: 'info' };
const severityWord = /(?<=[.:]\s+)(Critical|Warning|Information)\b(?=[\s.,:])/;

function ofSeverity(intro: string, { severity }: Alert): Said[] {
  const found = severityWord.exec(intro);
  if (found === null || severities[found[1]!] === severity) return [];
  const { index: start, 0: word } = found;
  return [{ start, end: start + word.length, message: `the alert has severity ${severity}` }];
}

/** The last `for …` before the severity. */
const hold =
  /\bfor\s+(\d+)\s+(second|minute|hour|day)s?\b(?=(?:(?!\bfor\s+\d)[^.;:])*[.:]\s+(?:Critical|Warning|Information)\b)/;

function ofHold(intro: string, alert: Alert): Said[] {
  const found = hold.exec(intro);
  if (found === null) return [];
  const { index: start, 0: text, 1: amount, 2: unit } = found;
  if (secondsOf(`${amount}${unit![0]}`) === secondsOf(alert.for ?? '0s')) return [];
  const waits =
    alert.for === undefined || secondsOf(alert.for) === undefined ? 'fires at once' : `waits ${inWords(alert.for)}`;
  return [{ start, end: start + text.length, message: `the alert ${waits}` }];
}

const comparison = /`[^`\n]*?(==|!=|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)\s*`/g;

/** `uptime_seconds < 600` in the introduction. */
function ofComparisons(intro: string, { root }: AlertUse): Said[] {
  const compared = comparisonsOf(root).filter(({ limit }) => limit !== undefined);
  if (compared.length === 0) return [];
  return [...intro.matchAll(comparison)].flatMap(({ index, 0: found, 1: operator, 2: number }) => {
    if (compared.some((one) => one.operator === operator && one.limit === Number(number))) return [];
    const has = inARow(compared.map((one) => `${one.operator} ${plain(one.limit!)}`));
    return [{ start: index + 1, end: index + found.length - 1, message: `the rule compares ${has}` }];
  });
}
