import type { Alert } from '../../alert.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { placeAt } from '../../place.ts';
import type { Runbook } from '../../project.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { panelsByRef } from '../panels/model/lookup.ts';
import { inARow, placeholderIn } from '../text/model/wording.ts';
import { ofAlert } from './model/alert-use.ts';
import { linesOf, sectionsOf } from './model/markdown.ts';

/** What somebody who was woken up looks for, in this order. */
const headings = ['What users see', 'Confirm', 'Fix', 'Escalate'];

/** An alert without a complete runbook of its own, or a runbook without an alert. */
export const runbook: ModelCheck = {
  id: 'runbook',
  run(model: Model): Finding[] {
    const { alerts, project } = model;
    const byName = new Map(project.runbooks.map((entry) => [entry.name, entry]));
    const panels = panelsByRef(alerts.length === 0 ? { panels: [] } : model);
    const ofAlerts = alerts.flatMap((alert) => {
      const entry = byName.get(alert.name);
      if (entry === undefined) return [missing(alert, project.runbooks)];
      const shown = panels.get(alert.shownOn);
      return [
        ...incomplete(entry),
        ...(shown ? otherPanel(entry, `${shown.dashboard.title} > ${shown.panel.title}`) : []),
      ];
    });
    const known = new Set([...alerts.map(({ name }) => name), ...project.absentAlerts]);
    const orphans = project.runbooks.filter(({ name }) => !known.has(name));
    return [...ofAlerts, ...orphans.map((entry) => orphan(entry, known))];
  },
};

function missing(alert: Alert, runbooks: readonly Runbook[]): Finding {
  const folder = runbooks[0]?.file.replace(/[^/]+$/, '') ?? 'alerts/runbooks/';
  const file = `${folder.split('/').slice(-3).join('/')}${alert.name}.md`;
  return ofAlert(
    'runbook',
    alert,
    {
      message: 'has no runbook',
      help: `write ${file}: # ${alert.name}, then ${inARow(headings.map((title) => `## ${title}`))}`,
    },
    'runbook',
  );
}

function orphan(entry: Runbook, names: ReadonlySet<string>): Finding {
  return ofRunbook(
    entry,
    1,
    `no rule group holds an alert named ${entry.name}`,
    suggestion(entry.name, names) ??
      'list the alert in its group, and the group in the index, or rename the file as its alert',
  );
}

function incomplete(entry: Runbook): Finding[] {
  const { name, text } = entry;
  if (text.trim() === '') return [ofRunbook(entry, 1, 'the runbook is empty', `begin with # ${name}`)];
  const findings: Finding[] = [];
  const [first = ''] = text.split('\n');
  if (first.trim() !== `# ${name}`) {
    findings.push(ofRunbook(entry, 1, `the first line is not "# ${name}"`, 'begin with the name of the alert'));
  }
  const lines = linesOf(text);
  const sections = sectionsOf(lines);
  const titles = sections.map(({ title }) => title);
  for (const title of headings.filter((heading) => !titles.includes(heading))) {
    const near = suggestion(title, titles);
    findings.push(
      ofRunbook(
        entry,
        1,
        `has no heading "## ${title}"`,
        near === undefined
          ? `a runbook has ${inARow(headings)}`
          : `${near.replace('did you mean ', '"## ').replace('?', '"')} is meant, perhaps`,
      ),
    );
  }
  const given = titles.filter((title) => headings.includes(title));
  const wanted = headings.filter((title) => given.includes(title));
  const at = given.findIndex((title, index) => title !== wanted[index]);
  if (at >= 0) {
    const { line } = sections.find(({ title }) => title === given[at])!;
    const twice = given.indexOf(given[at]!) < at;
    findings.push(
      ofRunbook(
        entry,
        line,
        `"## ${given[at]}" stands ${twice ? 'here a second time' : 'out of order'}`,
        `the order is ${headings.join(', ')}`,
      ),
    );
  }
  for (const { title, line, body } of sections) {
    if (body.trim() === '') {
      findings.push(ofRunbook(entry, line, `nothing stands below "## ${title}"`, 'say what to do'));
    }
  }
  for (const { number, text: line, isCode } of placeholderIn(text) ? lines : []) {
    const left = isCode ? undefined : placeholderIn(line);
    if (left !== undefined) findings.push(ofRunbook(entry, number, `still says ${left}`, 'finish it'));
  }
  return findings;
}

/** The line `Shown on: **RPC health > RPC success rate**`, where a runbook has one. */
function otherPanel(entry: Runbook, shown: string): Finding[] {
  if (!entry.text.includes('Shown on:')) return [];
  return linesOf(entry.text).flatMap(({ number, text }) => {
    const named = /^Shown on:\s+\*\*(.+?)\*\*/.exec(text)?.[1];
    return named === undefined || named === shown
      ? []
      : [
          ofRunbook(
            entry,
            number,
            `says that it is shown on ${named}, and the alert says ${shown}`,
            'make the two agree',
          ),
        ];
  });
}

function ofRunbook({ name, file }: Runbook, line: number, message: string, help: string): Finding {
  return { id: 'runbook', severity: 'error', place: placeAt(file, line), path: [name, 'runbook'], message, help };
}
