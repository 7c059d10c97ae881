import type { Annotation, Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { suggestion } from '../../suggest.ts';
import { canBeSilent } from '../alerts/model/condition.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf, excerptOf } from '../text/model/excerpt.ts';
import { ofDashboard } from './model/panel-finding.ts';

/** A dashboard that does not mark restarts, or marks that say nothing or stand everywhere. */
export const dashboardAnnotations: ModelCheck = {
  id: 'dashboard-annotations',
  run({ project }: Model): Finding[] {
    return project.dashboards.flatMap((dashboard) => [
      ...withoutRestarts(dashboard),
      ...dashboard.annotations.flatMap((mark, index) => ofMark(mark, index, dashboard)),
    ]);
  },
};

function withoutRestarts(dashboard: Dashboard): Finding[] {
  if (dashboard.annotations.some(({ marksRestarts }) => marksRestarts)) return [];
  const message = 'does not mark the restarts, at which every counter begins again';
  return [
    ofDashboard('dashboard-annotations', dashboard, {
      severity: 'warning',
      message,
      help: 'add an annotation with marksRestarts: true',
      anchor: 'annotations:',
    }),
  ];
}

function ofMark(mark: Annotation, index: number, dashboard: Dashboard): Finding[] {
  const say = (message: string, help: string): Finding[] => [
    ofDashboard(
      'dashboard-annotations',
      dashboard,
      { message, help, anchor: 'annotations:' },
      `annotation ${mark.name}`,
    ),
  ];
  if (mark.name.trim() === '') return say('an annotation has no name', 'name what it marks');
  if (mark.title.trim() === '') return say('the mark has no text', 'give it a title');
  if (dashboard.annotations.findIndex(({ name }) => name === mark.name) < index) {
    return say(`two annotations are called ${JSON.stringify(mark.name)}`, 'rename one of them');
  }
  if (mark.expr.node.op !== 'raw' && !canBeSilent(mark.expr.node)) {
    return say(
      'marks every moment, since the expression always has a value',
      'compare it, so that it has a value only where there is something to mark',
    );
  }
  return [mark.title, mark.text ?? ''].flatMap((text) => unknownLabels(text, mark, dashboard));
}

function unknownLabels(text: string, { expr, name }: Annotation, dashboard: Dashboard): Finding[] {
  const { labels } = expr.facts;
  if (labels === undefined || !text.includes('{{')) return [];
  return [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].flatMap(({ index, 0: found, 1: label = '' }) => {
    if (labels.includes(label)) return [];
    const message = `the expression has no label ${label}: the mark would show nothing here`;
    const help =
      suggestion(label, labels) ?? (labels.length > 0 ? `it has ${labels.join(', ')}` : 'it has no labels at all');
    return [
      ofDashboard(
        'dashboard-annotations',
        dashboard,
        { message, help, anchor: anchorOf(text), excerpt: excerptOf(text, index, index + found.length) },
        `annotation ${name}`,
      ),
    ];
  });
}
