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
      if (known.windows.size === 0) continue;
      for (const { text, start, end, length } of mentions) {
        if (known.windows.has(length) || known.others.has(length)) continue;
        const windows = [...known.windows].sort((left, right) => left - right).map(durationOf);
        const message = `the queries look over ${inARow(windows)}`;
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

/** Seconds that a text may name. */
interface Known {
  /** Of windows, offsets and the distance of two points. */
  readonly windows: ReadonlySet<number>;
  /** Of limits and constants, which may be seconds. */
  readonly others: ReadonlySet<number>;
}

const none: Known = { windows: new Set(), others: new Set() };

interface Mention {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Seconds. */
  readonly length: number;
}

const anyDuration = /(?:\d\s?|\b(?:per|the) )(?:[smhdw]\b|second|minute|hour|day|week)/i;

/** Most panels do not, which one look at each text tells. */
function speaksOfTime({ title, description, queries, numbers }: Panel): boolean {
  const texts = [title, description, numbers?.noValue ?? '', ...queries.map(({ legend }) => legend)];
  return texts.some((text) => anyDuration.test(text));
}

function mentionsIn({ title, description, queries, numbers }: Panel): Mention[] {
  const legends = queries.flatMap(({ legend }) => (legend === title ? [] : allIn(legend)));
  // In a description "for 10 minutes" may tell how long to wait.
  const claims = claimsIn(description, ['duration']).filter(({ start }) => !/^for\b/i.test(description.slice(start)));
  const windows = claims.map((claim) => ({
    text: description,
    start: claim.start,
    end: claim.end,
    length: secondsOfClaim(claim)!,
  }));
  return [
    ...allIn(title),
    ...perIn(title),
    ...legends,
    ...allIn(numbers?.noValue ?? ''),
    ...windows,
    ...ofIn(description),
  ];
}

/** `per hour`; `per second` is what a rate is, whatever its window. */
function perIn(title: string): Mention[] {
  return matchesOf(/\bper (minute|hour|day|week)\b/gi, title, ([, unit]) => `1${unit![0]}`);
}

/** `calls of 7 days`, and of a bar `the hour before it`. */
function ofIn(description: string): Mention[] {
  return [
    ...matchesOf(
      /\bof (\d+) (second|minute|hour|day|week)s?\b/gi,
      description,
      ([, amount, unit]) => `${amount}${unit![0]}`,
    ),
    ...matchesOf(/\bthe (minute|hour|day|week) before it\b/gi, description, ([, unit]) => `1${unit![0]}`),
  ];
}

function matchesOf(pattern: RegExp, text: string, durationIn: (match: RegExpExecArray) => string): Mention[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const length = secondsOf(durationIn(match).toLowerCase());
    const { index: start, 0: found } = match;
    return length === undefined ? [] : [{ text, start, end: start + found.length, length }];
  });
}

const duration = /\b(\d+)\s?(?:(seconds?|minutes?|hours?|days?|weeks?)|([smhdw]))\b/gi;

function allIn(text: string): Mention[] {
  return [...text.matchAll(duration)].flatMap(({ index, 0: found, 1: amount, 2: word, 3: letter }) => {
    const length = secondsOf(`${amount}${(word ?? letter!)[0]!.toLowerCase()}`);
    return length === undefined ? [] : [{ text, start: index, end: index + found.length, length }];
  });
}

/** Empty where nothing looks back. */
function durationsOf({ queries, numbers }: Panel): Known {
  const windows = new Set<number>();
  const others = new Set<number>();
  let looksBack = false;
  for (const { expr } of queries) {
    if (expr.kind === 'logql') return none;
    const behind = numbersBehind(expr.node);
    looksBack ||= behind.windows.size > 0;
    for (const length of [...behind.windows, ...behind.offsets]) windows.add(length);
    for (const number of behind.numbers) others.add(number);
  }
  const interval = secondsOf(numbers?.interval ?? '');
  if (interval !== undefined) windows.add(interval);
  for (const { from } of numbers?.thresholds?.steps ?? []) if (from !== undefined) others.add(from);
  return looksBack ? { windows, others } : none;
}
