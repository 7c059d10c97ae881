import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt, type Place } from '../../place.ts';
import type { ModelCheck } from '../check.ts';
import { readTexts } from './model/human-text.ts';
import { type PrivatePart, privatePartOf } from './model/shape.ts';

/**
 * An address, an identifier or a secret in a text that leaves the build. The finding shows only its beginning: reports
 * are pasted into tickets.
 */
export const privateData: ModelCheck = {
  id: 'private-data',
  run(model: Model): Finding[] {
    const findings: Finding[] = [];
    const shapes = model.project.privacy?.shapes ?? [];
    readTexts(model, (text, what, path, place) => {
      for (let from = 0; from < text.length;) {
        const part = privatePartOf(from === 0 ? text : text.slice(from), shapes);
        if (part === undefined) return;
        findings.push(finding(text, { ...part, start: part.start + from, end: part.end + from }, what, path, place));
        // Of each line the first one: whoever mends it reads the line.
        const newline = text.indexOf('\n', part.end + from);
        from = newline < 0 ? text.length : newline + 1;
      }
    });
    return findings;
  },
};

function finding(
  text: string,
  { name, start, end }: PrivatePart,
  what: string,
  path: readonly string[],
  place: Place | undefined,
): Finding {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const shown = `${text.slice(start, Math.min(start + 3, end))}…`;
  return {
    id: 'private-data',
    severity: 'error',
    place: place && onLine(place, text.slice(0, start).split('\n').length, what),
    // What stands before it: the secret itself must not be repeated.
    anchor: what === 'runbook' ? undefined : line.slice(-24) || undefined,
    path,
    message: `${name} in the ${what}`,
    help: 'write a placeholder, or where to look it up',
    excerpt: { text: `${line}${shown}`, start: line.length, end: line.length + shown.length },
  };
}

/** A runbook's text begins at its file's first line; anything else stands where it is declared. */
function onLine(place: Place, line: number, what: string): Place {
  return what === 'runbook' ? () => placeAt(place()?.file ?? '', line)() : place;
}
