import type { Artefact } from '../../artefact.ts';
import type { Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import { validateDashboard } from '../../schema/validate.ts';

/** Dashboard JSON that Grafana's own types would not accept, down to a mistyped option. */
export function dashboardSchema(artefacts: readonly Artefact[], dashboards: readonly Dashboard[]): Finding[] {
  return artefacts
    .filter(({ kind }) => kind === 'dashboard')
    .flatMap(({ text, path }) => {
      const json = JSON.parse(text) as { title: string; panels: readonly { title: string }[] };
      const place = dashboards.find(({ title }) => title === json.title)?.place;
      return validateDashboard(json, 'strict').map(({ pointer, message }): Finding => {
        const [, panel, rest] = /^\/panels\/(\d+)(.*)$/.exec(pointer) ?? [];
        const title = panel === undefined ? undefined : json.panels[Number(panel)]?.title;
        const where = (rest ?? pointer).split('/').filter(Boolean).join(' > ');
        return {
          id: 'dashboard-schema',
          severity: 'error',
          place,
          anchor: title,
          path: [json.title, ...(title === undefined ? [] : [title])],
          message: `${message}${where ? `, at ${where}` : ''} in ${path}`,
          help: 'Grafana would load it and ignore what it does not know',
        };
      });
    });
}
