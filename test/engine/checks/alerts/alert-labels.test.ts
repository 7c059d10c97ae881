import { expect, it } from 'vitest';
import { alertComponent } from '../../../../engine/checks/alerts/alert-component.ts';
import { alertSeverity } from '../../../../engine/checks/alerts/alert-severity.ts';
import { above, vector } from '../../../../engine/promql/index.ts';
import { queue } from '../../small-project.ts';
import { told, withAlert } from '../project.ts';

it('alert-severity knows four severities', () => {
  expect(told(alertSeverity, withAlert(above(queue, 1)))).toEqual([]);
  expect(told(alertSeverity, withAlert(above(queue, 1), { severity: 'criticl' as never }))).toEqual([
    'QueueLong: there is no severity "criticl" -> did you mean critical?',
  ]);
  expect(told(alertSeverity, withAlert(above(queue, 1), { severity: 'page' as never }))).toEqual([
    'QueueLong: there is no severity "page" -> there are critical, warning, info, none',
  ]);
});

it('alert-severity keeps none for what always fires', () => {
  expect(told(alertSeverity, withAlert(vector(1), { severity: 'none' }))).toEqual([]);
  expect(told(alertSeverity, withAlert(above(queue, 1), { severity: 'none' }))).toEqual([
    'QueueLong: severity none is for the watchdog, and is never sent to a person -> write info, warning or critical',
  ]);
});

it('alert-component knows the list of the project', () => {
  expect(told(alertComponent, withAlert(above(queue, 1)))).toEqual([]);
  expect(told(alertComponent, withAlert(above(queue, 1), { component: 'shpo' }))).toEqual([
    'QueueLong: there is no component "shpo" -> did you mean shop?',
  ]);
  expect(told(alertComponent, withAlert(above(queue, 1), { component: 'warehouse' }))).toEqual([
    'QueueLong: there is no component "warehouse" -> there are shop; a new one is added to that list',
  ]);
});
