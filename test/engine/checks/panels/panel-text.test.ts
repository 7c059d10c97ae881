import { expect, it } from 'vitest';
import { panelText } from '../../../../engine/checks/panels/panel-text.ts';
import { text } from '../../../../engine/panel/index.ts';
import { lineOf, queue } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const of = (more: object) => told(panelText, withPanels(lineOf(queue, more)));

it('accepts a title, a description, and words for no data', () => {
  expect(of({ title: 'Queue of the shop (5 minutes)' })).toEqual([]);
});

it('refuses what is empty or unfinished', () => {
  expect(of({ title: '' })).toEqual([
    'Shop > : the title is empty -> a title is a few words, such as "RPC success rate"',
  ]);
  expect(of({ description: '' })).toEqual([
    'Shop > Queue: the description is empty -> say what it means, and what to do when it is bad',
  ]);
  expect(of({ description: 'FIXME: what is it?' })[0]).toContain('the description still says FIXME');
  expect(of({ noValue: ' ' })).toEqual([
    'Shop > Queue: the text for no data is empty -> say what it means that there is nothing, such as "No RPC calls"',
  ]);
  expect(of({ title: ' Queue' })[0]).toContain('the title begins or ends with a space');
  expect(told(panelText, withPanels(text({ title: 'Hint', description: 'What to do.', markdown: '\n' })))).toEqual([
    'Shop > Hint: the text is empty -> write a few words, or remove the panel',
  ]);
});

it('refuses a title in the form of a sentence, or too long for a panel', () => {
  expect(of({ title: 'The queue.' })[0]).toContain('the title ends in a full stop');
  expect(of({ title: 'Q'.repeat(61) })[0]).toContain('the title has 61 characters; 60 are what fits');
});

it('refuses a description that only repeats the title', () => {
  expect(of({ title: 'Queue length', description: 'Queue length.' })[0]).toContain(
    'the description only repeats the title',
  );
});
