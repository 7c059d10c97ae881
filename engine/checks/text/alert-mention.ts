import { distance } from 'fastest-levenshtein';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt, type Place } from '../../place.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf, excerptOf } from './model/excerpt.ts';
import { readTexts } from './model/human-text.ts';

/** A text that names an alert with a slip of the pen: whoever follows it finds nothing. */
export const alertMention: ModelCheck = {
  id: 'alert-mention',
  run(model: Model): Finding[] {
    const names = [...model.alerts.map(({ name }) => name), ...model.project.absentAlerts];
    if (names.length === 0) return [];
    const known = new Set(names);
    const findings: Finding[] = [];
    readTexts(model, (text, what, path, place) => {
      if (what === 'expression') return;
      for (const { 0: word, index } of text.matchAll(camelCase)) {
        const meant = word.length < shortest || known.has(word) ? undefined : names.find((name) => isSlip(word, name));
        if (meant !== undefined) findings.push(finding({ text, word, index, meant }, what, path, place));
      }
    });
    return findings;
  },
};

/** `ServerDown`, `RPCFlaky`. */
const camelCase = /\b(?:[A-Z]\w*[a-z]\w*[A-Z]\w*|[A-Z]{2,}[a-z]\w*)\b/g;
const shortest = 6;

/** In a long name two letters may be wrong. A plural is meant as one. */
function isSlip(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 2 || word === `${name}s`) return false;
  const apart = distance(word, name);
  return apart <= (name.length >= 8 ? 2 : 1);
}

interface Mention {
  readonly text: string;
  readonly word: string;
  readonly index: number;
  readonly meant: string;
}

function finding(
  { text, word, index, meant }: Mention,
  what: string,
  path: readonly string[],
  place: Place | undefined,
): Finding {
  const end = index + word.length;
  const line = text.slice(0, index).split('\n').length;
  return {
    id: 'alert-mention',
    severity: 'error',
    // A runbook's text begins at its file's first line.
    place: place && what === 'runbook' ? () => placeAt(place()?.file ?? '', line)() : place,
    anchor: anchorOf(text, index, end),
    path,
    message: 'no alert has this name',
    help: `did you mean ${meant}?`,
    excerpt: excerptOf(text, index, end),
  };
}
