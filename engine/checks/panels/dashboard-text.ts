import type { Dashboard } from '../../dashboard.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { faultOfText, sayTheSame } from '../text/model/wording.ts';
import { ofDashboard } from './model/panel-finding.ts';
import { titleFault } from './panel-text.ts';

/** A dashboard without title, description or panels, or with a title that is taken in its folder. */
export const dashboardText: ModelCheck = {
  id: 'dashboard-text',
  run({ project }: Model): Finding[] {
    const titles = new Set<string>();
    return project.dashboards.flatMap((dashboard) => {
      const said = faultsOf(dashboard, project.setting.grafana.mark);
      if (titles.has(dashboard.title)) {
        said.push({
          message: `two dashboards are called ${JSON.stringify(dashboard.title)}: Grafana refuses that in one folder`,
          help: 'retitle one of them',
          anchor: 'title:',
        });
      }
      titles.add(dashboard.title);
      return said.map((one) => ofDashboard('dashboard-text', dashboard, one));
    });
  },
};

interface Said {
  readonly message: string;
  readonly help: string;
  readonly anchor: string;
}

function faultsOf(dashboard: Dashboard, mark: string): Said[] {
  const { title, description, rows, tags = [] } = dashboard;
  const said: Said[] = [];
  const say = (message: string | undefined, help: string, anchor: string): void => {
    if (message !== undefined) said.push({ message, help, anchor });
  };
  say(faultOfText(title, 'title') ?? titleFault(title), 'a title is a few words, such as "RPC health"', 'title:');
  say(faultOfText(description, 'description'), 'say which question it answers', 'description:');
  if (title.trim() !== '' && sayTheSame(title, description)) {
    say('the description only repeats the title', 'say which question it answers', 'description:');
  }
  if (rows.every(({ lines }) => lines.every((line) => line.every((entry) => entry === false)))) {
    say('the dashboard has no panel', 'add one, or leave the dashboard out', 'rows:');
  }
  const headings = rows.flatMap((row) => (row.title === undefined ? [] : [row.title]));
  if (headings.some((heading) => heading.trim() === '')) {
    say('a row has an empty heading', 'write top(…) for lines without one', 'rows:');
  }
  const twice = headings.find((heading, index) => headings.indexOf(heading) < index);
  if (twice !== undefined) say(`two rows are headed ${JSON.stringify(twice)}`, 'head one of them otherwise', 'rows:');
  if (tags.some((tag) => tag.trim() === '')) say('a tag is empty', 'remove it', 'tags:');
  if (tags.includes(mark) || new Set(tags).size < tags.length) {
    say('a tag stands twice', `remove it; ${mark} is added to each dashboard`, 'tags:');
  }
  return said;
}
