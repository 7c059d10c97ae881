import { expect, it } from 'vitest';
import { alertText } from '../../../../engine/checks/alerts/alert-text.ts';
import { above } from '../../../../engine/promql/index.ts';
import { queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

const texts = (more: { summary?: string; description?: string }) => told(alertText, withAlert(above(queue, 1), more));

it('accepts a headline and sentences', () => {
  expect(texts({ summary: 'The queue is long', description: '{{ $value | humanize }} wait (limit 1).' })).toEqual([]);
});

it('refuses what is empty or unfinished', () => {
  expect(texts({ summary: ' ' })).toEqual([
    'QueueLong > summary: the summary is empty -> say in a few words what is wrong',
  ]);
  expect(texts({ description: '' })).toEqual([
    'QueueLong > description: the description is empty -> say what is wrong, where, and by how much',
  ]);
  expect(texts({ description: 'TODO describe it.' })[0]).toContain('the description still says TODO');
  expect(texts({ summary: 'The queue is long ' })[0]).toContain('begins or ends with a space');
});

it('refuses values, a full stop and a second line in a summary', () => {
  expect(texts({ summary: 'Queue of {{ $value }}' })).toEqual([
    'QueueLong > summary: "{{ $value }}" a summary has no values: it groups notifications and stands in subjects -> say values in the description',
  ]);
  expect(texts({ summary: 'The queue is long.' })).toEqual([
    'QueueLong > summary: "." a summary is a headline, without a full stop -> drop the full stop',
  ]);
  expect(texts({ summary: 'The queue\nis long' })[0]).toContain('a summary is one line');
});

it('refuses a description that says nothing more, or is no sentence', () => {
  expect(texts({ description: 'the queue is long.' })[0]).toContain('the description only repeats the summary');
  expect(texts({ description: '{{ $value | humanize }} wait' })).toEqual([
    'QueueLong > description: "t" a description is made of sentences -> end it with a full stop',
  ]);
});
