import { distance } from 'fastest-levenshtein';
import type { Finding } from '../../finding.ts';
import type { AnyMetric } from '../../metric.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { stemOf } from '../text/model/stem.ts';
import { ofMetric } from './model/metric-finding.ts';

/** A word that what is said about a metric spells in two ways: one of them is a slip, mostly the one in the name. */
export const metricSpelling: ModelCheck = {
  id: 'metric-spelling',
  run(model: Model): Finding[] {
    const { catalogue, exposed } = model.project;
    return [...new Set([...exposed, ...catalogue])].flatMap((metric) => {
      const said = twoSpellings(metric);
      return said === undefined ? [] : [ofMetric('metric-spelling', metric, model, said)];
    });
  },
};

type Said = { readonly message: string; readonly help: string };

/** Names are compared with names and prose; two pieces of prose may well say `favor` and `favour`. */
function twoSpellings({ name, help, recorder = '', counts = '' }: AnyMetric): Said | undefined {
  const inName = { what: 'name', words: wordsOf(name) };
  const inHelp = { what: 'HELP text', words: wordsOf(help) };
  const inRecorder = { what: 'recorder', words: wordsOf(recorder) };
  const inMeaning = { what: 'meaning', words: wordsOf(counts) };
  const pairs = [
    [inName, inHelp],
    [inName, inRecorder],
    [inName, inMeaning],
    [inRecorder, inHelp],
    [inRecorder, inMeaning],
  ] as const;
  for (const [one, other] of pairs) {
    const found = nearMiss(one.words, other.words);
    if (found === undefined) continue;
    const [word, near] = found.map((text) => JSON.stringify(text));
    return {
      message: `its ${one.what} says ${word}, and its ${other.what} ${near}`,
      help: 'one of the two is misspelt',
    };
  }
  return undefined;
}

/** A word of each that are nearly the same, where neither text has the other's. */
function nearMiss(words: readonly string[], others: readonly string[]): readonly [string, string] | undefined {
  const stems = new Set(words.map(stemOf));
  const otherStems = new Set(others.map(stemOf));
  for (const word of words) {
    if (otherStems.has(stemOf(word))) continue;
    const near = others.find((other) => isNear(word, other) && !stems.has(stemOf(other)));
    if (near !== undefined) return [word, near];
  }
  return undefined;
}

/** Shorter words differ by a letter all the time. */
const shortest = 5;

function wordsOf(text: string): string[] {
  return text
    .split(/[^A-Za-z]+/)
    .filter((word) => word.length >= shortest)
    .map((word) => word.toLowerCase());
}

/** A letter more, less or other, two of a long word, or two neighbours that have changed places. */
function isNear(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 2) return false;
  const apart = distance(word, other);
  if (apart === 0 || apart > 2 || stemOf(word) === stemOf(other)) return false;
  return apart === 1 || Math.min(word.length, other.length) >= 8 || lettersOf(word) === lettersOf(other);
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}
