import { durationOf, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt } from '../../place.ts';
import type { Runbook } from '../../project.ts';
import { parseTemplate } from '../../template/parse.ts';
import type { ModelCheck } from '../check.ts';
import { type Claim, claimsIn, secondsOfClaim } from '../text/model/claim.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { inARow, plain } from '../text/model/wording.ts';
import { type AlertUse, alertUses, ofAnnotation } from './model/alert-use.ts';
import { numbersBehind } from './model/behind.ts';
import { comparisonsOf } from './model/condition.ts';
import { introOf } from './model/markdown.ts';

/** A text about an alert that names a limit, a least number or a duration that its rule does not have. */
export const staleNumber: ModelCheck = {
  id: 'stale-number',
  run(model: Model): Finding[] {
    const runbooks = new Map<string, Runbook>(model.project.runbooks.map((runbook) => [runbook.name, runbook]));
    return alertUses(model).flatMap((use) => {
      const known = numbersOf(use);
      return [...inAnnotations(use, known), ...inRunbook(use, known, runbooks.get(use.alert.name))];
    });
  },
};

interface Known {
  readonly numbers: ReadonlySet<number>;
  /** Seconds: windows, offsets, `for`, and constants that may be seconds. */
  readonly durations: ReadonlySet<number>;
  /** What a message lists. */
  readonly limits: string;
  readonly lengths: string;
}

function numbersOf({ alert, root }: AlertUse): Known {
  const { numbers, windows, offsets } = numbersBehind(root);
  const held = [alert.for, alert.keepFiringFor].flatMap((text) => secondsOf(text ?? '') ?? []);
  const named = [...new Set([...windows, ...offsets, ...held])];
  const limits = comparisonsOf(root).flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
  return {
    numbers,
    durations: new Set([...named, ...numbers]),
    limits:
      limits.length === 0 ? 'compares with no number' : `compares with ${inARow([...new Set(limits)].map(plain))}`,
    lengths:
      named.length === 0
        ? 'has no window and no `for`'
        : `has ${inARow(named.sort((left, right) => left - right).map(durationOf))}`,
  };
}

function inAnnotations({ alert }: AlertUse, known: Known): Finding[] {
  return (['summary', 'description'] as const).flatMap((field) =>
    claimsIn(withoutActions(alert[field]), ['limit', 'least', 'than', 'duration']).flatMap((claim) => {
      const message = contradiction(claim, known);
      if (message === undefined) return [];
      const { start, end } = claim;
      return [
        ofAnnotation('stale-number', alert, field, {
          start,
          end,
          message,
          help: 'make the two agree; a named constant keeps them so',
        }),
      ];
    }),
  );
}

/** The introduction of a runbook, up to its panel or its first heading. */
function inRunbook({ alert }: AlertUse, known: Known, runbook: Runbook | undefined): Finding[] {
  const intro = runbook === undefined ? '' : introOf(runbook.text);
  return claimsIn(intro, ['share', 'least', 'than', 'duration']).flatMap((claim): Finding[] => {
    const message = contradiction(claim, known);
    if (message === undefined) return [];
    const { start, end } = claim;
    const line = intro.slice(0, start).split('\n').length;
    return [
      {
        id: 'stale-number',
        severity: 'error',
        place: placeAt(runbook!.file, line),
        anchor: anchorOf(intro, start, end),
        path: [alert.name, 'runbook'],
        message,
        help: 'make the two agree',
        excerpt: excerptOf(intro, start, end),
      },
    ];
  });
}

function withoutActions(text: string): string {
  if (!text.includes('{{')) return text;
  let rest = text;
  for (const { start, end } of parseTemplate(text).actions) {
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

function contradiction(claim: Claim, { numbers, durations, limits, lengths }: Known): string | undefined {
  const seconds = secondsOfClaim(claim);
  if (seconds !== undefined) return has(durations, seconds) ? undefined : `the rule ${lengths}`;
  const said = claim.value * (bytesPer[claim.unit] ?? 1);
  const isShare = claim.unit === '%' || claim.unit === 'percent';
  // "Below 90 %" may stand for a failure ratio above 0.1; a limit is named as it is.
  const shares = claim.kind === 'share' ? [said / 100, 1 - said / 100] : [said / 100];
  // A percent sign behind 10 must not be satisfied by a least number of 10 events.
  const judgesShare = [...numbers].some((number) => number > 0 && number < 1);
  const fitting = isShare ? (judgesShare ? shares : [...shares, said]) : [said];
  return fitting.some((number) => has(numbers, number)) ? undefined : `the rule ${limits}`;
}

const bytesPer: Readonly<Record<string, number>> = {
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

function has(numbers: ReadonlySet<number>, value: number): boolean {
  return (
    numbers.has(value) || [...numbers].some((number) => Math.abs(number - value) <= 1e-9 * Math.max(1, Math.abs(value)))
  );
}
