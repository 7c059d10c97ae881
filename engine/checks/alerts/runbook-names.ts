import type { Finding, Severity } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt } from '../../place.ts';
import { tokensOf } from '../../promql/tokens.ts';
import type { Runbook } from '../../project.ts';
import { didYouMean, suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { knownName } from '../expressions/known-name.ts';
import { type MarkdownLine, linesOf } from './model/markdown.ts';
import { selectedNames, unmatchedBracket } from './model/query-words.ts';

/** A runbook that names a metric, a panel or another runbook that does not exist (any more). */
export const runbookNames: ModelCheck = {
  id: 'runbook-names',
  run(model: Model): Finding[] {
    const { project } = model;
    if (project.runbooks.length === 0) return [];
    const absent = new Set(project.absentAlerts);
    const names = namesOf(model);
    return project.runbooks
      .filter(({ name }) => !absent.has(name))
      .flatMap((entry) => {
        const lines = linesOf(entry.text);
        const inText = lines.filter(({ isCode }) => !isCode);
        return [
          ...inQueries(entry, lines, names),
          ...inText.flatMap((line) => [
            ...inCode(entry, line, names),
            ...ofPanels(entry, line, names),
            ...ofLinks(entry, line, names),
          ]),
        ];
      });
  },
};

interface Names {
  readonly model: Model;
  readonly metrics: readonly string[];
  /** First words of the names of our own metrics: `rpc` of `rpc_calls_total`. */
  readonly ownWords: ReadonlySet<string>;
  readonly panels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly runbooks: ReadonlySet<string>;
}

function namesOf(model: Model): Names {
  const { project, metrics, recorded, panels } = model;
  const titles = new Map(project.dashboards.map(({ title }) => [title, new Set<string>()]));
  for (const { dashboard, panel } of panels) titles.get(dashboard.title)!.add(panel.title);
  return {
    model,
    metrics: [...metrics.keys(), ...recorded.keys()],
    ownWords: new Set(project.exposed.map(({ name }) => name.split('_')[0]!)),
    panels: titles,
    runbooks: new Set(project.runbooks.map(({ name }) => name)),
  };
}

/** The queries given to `promtool query instant`, which may go on over the next line. */
function inQueries(entry: Runbook, lines: readonly MarkdownLine[], names: Names): Finding[] {
  const code = lines.filter(({ isCode }) => isCode);
  return code.flatMap((line, index) => {
    if (!line.text.includes('promtool query')) return [];
    const command = line.text.trimEnd().endsWith('\\')
      ? `${line.text.trimEnd().slice(0, -1)} ${code[index + 1]?.text ?? ''}`
      : line.text;
    return [...command.matchAll(/promtool query (?:instant|range)\b[^']*'([^']*)'/g)].flatMap(([, query = '']) => {
      const tokens = tokensOf(query);
      const bracket = unmatchedBracket(tokens);
      if (bracket) {
        return [
          ofRunbook(
            entry,
            line,
            query,
            `Prometheus would refuse this query: ${bracket.text} has no partner`,
            undefined,
          ),
        ];
      }
      return selectedNames(tokens).flatMap((name) => unknownMetric(entry, line, name, names));
    });
  });
}

/** Metrics in `code`: a name alone that looks like one, or an expression. */
function inCode(entry: Runbook, line: MarkdownLine, names: Names): Finding[] {
  if (!line.text.includes('`')) return [];
  return [...line.text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => {
    if (/^\w+(?::\w+)*$/.test(code)) return unknownMetric(entry, line, code, names, !looksLikeMetric(code, names));
    const isPromql = /^[\w:]+\s*(?:[({[]|[=!<>]=|[<>]\s)/.test(code) && /_/.test(code);
    return isPromql ? selectedNames(tokensOf(code)).flatMap((name) => unknownMetric(entry, line, name, names)) : [];
  });
}

const metricSuffix = /_(?:total|seconds|bytes|ratio|count|sum|bucket)$/;

function looksLikeMetric(name: string, { ownWords }: Names): boolean {
  if (/^\w+:\w+:\w+$/.test(name)) return true;
  return metricSuffix.test(name) || (ownWords.has(name.split('_')[0]!) && name.split('_').length > 2);
}

/** With `mayBeAnything` the name may as well be an option or a function: only a slip of the pen is reported. */
function unknownMetric(
  entry: Runbook,
  line: MarkdownLine,
  name: string,
  { model, metrics, ownWords }: Names,
  mayBeAnything = false,
): Finding[] {
  if (knownName(name, model) || !/[_:]/.test(name)) return [];
  const isOurs = !mayBeAnything && (name.includes(':') || ownWords.has(name.split('_')[0]!));
  const near = didYouMean(name, metrics);
  const isSlip = near !== undefined && Math.abs(near.length - name.length) <= 2 && differences(near, name) <= 2;
  // Exporters have more metrics than a catalogue names; only a slip of the pen is told from them.
  if (!isOurs && !isSlip) return [];
  const help = near === undefined ? 'name one of the catalogue, or drop it' : `did you mean ${near}?`;
  return [ofRunbook(entry, line, name, name.includes(':') ? 'no rule records this' : 'no exporter exposes this', help)];
}

/** Characters in which two names differ between their common beginning and end. */
function differences(left: string, right: string): number {
  let head = 0;
  while (head < left.length && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - head && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  return Math.max(left.length, right.length) - head - tail;
}

/** `**RPC health > RPC success rate**` */
function ofPanels(entry: Runbook, line: MarkdownLine, { panels }: Names): Finding[] {
  if (!line.text.includes('**')) return [];
  return [...line.text.matchAll(/\*\*([^*>]+?) > ([^*]+?)\*\*/g)].flatMap(([, dashboard = '', title = '']) => {
    const titles = panels.get(dashboard);
    if (titles?.has(title)) return [];
    if (titles === undefined) {
      return [
        ofRunbook(
          entry,
          line,
          dashboard,
          `there is no dashboard ${JSON.stringify(dashboard)}`,
          suggestion(dashboard, panels.keys()),
        ),
      ];
    }
    return [
      ofRunbook(
        entry,
        line,
        title,
        `dashboard ${dashboard} has no panel ${JSON.stringify(title)}`,
        suggestion(title, titles),
      ),
    ];
  });
}

/** `[ServerDown](ServerDown.md)` */
function ofLinks(entry: Runbook, line: MarkdownLine, { runbooks }: Names): Finding[] {
  if (!line.text.includes('.md')) return [];
  return [...line.text.matchAll(/\]\(([\w-]+)\.md(?:#[\w-]*)?\)/g)].flatMap(([, name = '']) =>
    runbooks.has(name)
      ? []
      : [ofRunbook(entry, line, `${name}.md`, `there is no runbook ${name}.md`, suggestion(name, runbooks))],
  );
}

function ofRunbook(
  { name, file }: Runbook,
  line: MarkdownLine,
  part: string,
  message: string,
  help: string | undefined,
  severity: Severity = 'error',
): Finding {
  const text = line.text.includes(part) ? line.text : part;
  const start = text.indexOf(part);
  const excerpt = { text, start, end: start + part.length };
  return {
    id: 'runbook-names',
    severity,
    place: placeAt(file, line.number),
    anchor: part,
    path: [name, 'runbook'],
    message,
    help,
    excerpt,
  };
}
