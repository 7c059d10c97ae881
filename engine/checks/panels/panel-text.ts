import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { anchorOf } from '../text/model/excerpt.ts';
import { faultOfText, sayTheSame } from '../text/model/wording.ts';
import { ofPanel, type PanelEntry } from './model/panel-finding.ts';

/** Longer titles are cut off on a panel of a third of the width. */
const longestTitle = 60;

/** A panel without title, description or words for the time without data, or with a title in the form of a sentence. */
export const panelText: ModelCheck = {
  id: 'panel-text',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) judge(entry, findings);
    return findings;
  },
};

function judge(entry: PanelEntry, findings: Finding[]): void {
  const { panel } = entry;
  const { title, description, numbers } = panel;
  const say = (message: string, help: string, anchor: string): void =>
    void findings.push(ofPanel('panel-text', entry, { message, help, anchor }));
  const faultOfTitle = faultOfText(title, 'title') ?? titleFault(title);
  if (faultOfTitle !== undefined) say(faultOfTitle, 'a title is a few words, such as "RPC success rate"', 'title:');
  const faultOfDescription = faultOfText(description, 'description');
  if (faultOfDescription !== undefined) {
    say(faultOfDescription, 'say what it means, and what to do when it is bad', 'description:');
  } else if (description.length < 2 * title.length && sayTheSame(description, title)) {
    say(
      'the description only repeats the title',
      'say what it means, and what to do when it is bad',
      anchorOf(description),
    );
  }
  if (numbers !== undefined && numbers.noValue.trim() === '') {
    say('the text for no data is empty', 'say what it means that there is nothing, such as "No RPC calls"', 'noValue:');
  }
  if (panel.type === 'text') {
    const { content } = panel.options as { content?: string };
    if ((content ?? '').trim() === '') say('the text is empty', 'write a few words, or remove the panel', 'markdown:');
  }
}

/** What is wrong with a headline, or undefined. */
export function titleFault(title: string): string | undefined {
  if (title.endsWith('.')) return 'the title ends in a full stop';
  if (title.includes('\n')) return 'the title has more than one line';
  return title.length > longestTitle
    ? `the title has ${title.length} characters; ${longestTitle} are what fits`
    : undefined;
}
