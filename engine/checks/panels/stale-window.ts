import { durationOf, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import { numbersBehind } from '../alerts/model/behind.ts';
import type { ModelCheck } from '../check.ts';
import { claimsIn, secondsOfClaim } from '../text/model/claim.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { inARow } from '../text/model/wording.ts';
import { ofPanel } from './model/panel-finding.ts';

/** A title, legend or description that names another window than the queries have. */
export const staleWindow: ModelCheck = {
  id: 'stale-window',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      if (!speaksOfTime(entry.panel)) continue;
      const mentions = mentionsIn(entry.panel);
      const known = mentions.length === 0 ? none : durationsOf(entry.panel);
      if (known.size === 0) continue;
      for (const { text, start, end, length } of mentions) {
        if (known.has(length)) continue;
        const has = inARow(
          [...known]
            .filter((one) => one >= 1)
            .sort((left, right) => left - right)
            .map(durationOf),
        );
        const message = `the queries look over ${has}`;
        findings.push(
          ofPanel('stale-window', entry, {
            message,
            help: 'make the two agree',
            anchor: anchorOf(text, start, end),
            excerpt: excerptOf(text, start, end),
          }),
        );
      }
    }
    return findings;
  },
};

const none: ReadonlySet<number> = new Set();

interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly length: number;
}

const anyDuration = /\d\s?(?:[smhdw]\b|second|minute|hour|day|week)/i;

/** Most panels do not, which one look at each text tells. */
function speaksOfTime({ title, description, queries }: Panel): boolean {
  return (
    anyDuration.test(title) || anyDuration.test(description) || queries.some(({ legend }) => anyDuration.test(legend))
  );
}

function mentionsIn({ title, description, queries }: Panel): Mention[] {
  const legends = queries.flatMap(({ legend }) => (legend === title ? [] : allIn(legend)));
  // In a description "for 10 minutes" may tell how long to wait.
  const claims = claimsIn(description, ['duration']).filter(({ start }) => !/^for\b/i.test(description.slice(start)));
  return [
    ...allIn(title),
    ...legends,
    ...claims.map((claim) => ({
      text: description,
      start: claim.start,
      end: claim.end,
      length: secondsOfClaim(claim)!,
    })),
  ];
}

const duration = /\b(\d+)\s?(?:(seconds?|minutes?|hours?|days?|weeks?)|([smhdw]))\b/gi;

function allIn(text: string): Mention[] {
  return [...text.matchAll(duration)].flatMap(({ index, 0: found, 1: amount, 2: word, 3: letter }) => {
    const length = secondsOf(`${amount}${(word ?? letter!)[0]!.toLowerCase()}`);
    return length === undefined ? [] : [{ text, start: index, end: index + found.length, length }];
  });
}

/** Windows, offsets and points' distance; with them, numbers that may be seconds. Empty where nothing looks back. */
function durationsOf({ queries, numbers }: Panel): Set<number> {
  const known = new Set<number>();
  let looksBack = false;
  for (const { expr } of queries) {
    if (expr.kind === 'logql') return new Set();
    const behind = numbersBehind(expr.node);
    looksBack ||= behind.windows.size > 0;
    for (const set of [behind.windows, behind.offsets, behind.numbers]) for (const length of set) known.add(length);
  }
  const interval = secondsOf(numbers?.interval ?? '');
  if (interval !== undefined) known.add(interval);
  for (const { from } of numbers?.thresholds?.steps ?? []) if (from !== undefined) known.add(from);
  return looksBack ? known : new Set();
}
