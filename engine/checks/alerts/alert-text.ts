import type { Alert } from '../../alert.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf } from '../text/model/excerpt.ts';
import { faultOfText, sayTheSame } from '../text/model/wording.ts';
import { ofAlert, ofAnnotation } from './model/alert-use.ts';

/** A summary or description that is missing, unfinished, or in the other one's form. */
export const alertText: ModelCheck = {
  id: 'alert-text',
  run: ({ alerts }: Model): Finding[] =>
    alerts.flatMap((alert) => [...ofFields(alert), ...ofSummary(alert), ...ofDescription(alert)]),
};

function ofFields(alert: Alert): Finding[] {
  return (['summary', 'description'] as const).flatMap((field) => {
    const message = faultOfText(alert[field], field);
    const help = field === 'summary' ? 'say in a few words what is wrong' : 'say what is wrong, where, and by how much';
    return message === undefined ? [] : [ofAlert('alert-text', alert, { message, help, anchor: `${field}:` }, field)];
  });
}

function ofSummary(alert: Alert): Finding[] {
  const { summary } = alert;
  const template = summary.indexOf('{{');
  if (template >= 0) {
    const message = 'a summary has no values: it groups notifications and stands in subjects';
    return [
      ofAnnotation('alert-text', alert, 'summary', {
        start: template,
        end: summary.length,
        message,
        help: 'say values in the description',
      }),
    ];
  }
  if (/\.\s*$/.test(summary)) {
    return [atEnd(alert, 'summary', 'a summary is a headline, without a full stop', 'drop the full stop')];
  }
  return summary.includes('\n')
    ? [atEnd(alert, 'summary', 'a summary is one line', 'say the rest in the description')]
    : [];
}

function ofDescription(alert: Alert): Finding[] {
  const { description, summary } = alert;
  if (description.trim() === '') return [];
  if (sayTheSame(description, summary)) {
    const message = 'the description only repeats the summary';
    return [
      ofAlert(
        'alert-text',
        alert,
        { message, help: 'say what is wrong, where, and by how much', anchor: anchorOf(description) },
        'description',
      ),
    ];
  }
  return /[.?]\)?\s*$/.test(description)
    ? []
    : [atEnd(alert, 'description', 'a description is made of sentences', 'end it with a full stop')];
}

function atEnd(alert: Alert, field: 'summary' | 'description', message: string, help: string): Finding {
  const end = alert[field].trimEnd().length;
  const finding = ofAnnotation('alert-text', alert, field, { start: Math.max(end - 1, 0), end, message, help });
  return { ...finding, anchor: `${field}:` };
}
