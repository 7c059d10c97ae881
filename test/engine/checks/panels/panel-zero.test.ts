import { expect, it } from 'vitest';
import { panelZero } from '../../../../engine/checks/panels/panel-zero.ts';
import type { AnyValue } from '../../../../engine/metric.ts';
import {
  abs,
  above,
  and,
  clampMin,
  complement,
  increase,
  minus,
  ratio,
  record,
  round,
  sumBy,
} from '../../../../engine/promql/index.ts';
import { calls, drift, failed, lineOf } from '../../small-project.ts';
import { told, withPanels } from '../project.ts';

const part = sumBy(['job'], increase(failed, '5m'));
const whole = sumBy(['job'], increase(calls, '5m'));
const rest = minus(whole, part);

const said = (expr: AnyValue, more: object) => told(panelZero, withPanels(lineOf(expr, more)));

it('a scale begins at 0 where nothing is below it, or lower where something is', () => {
  expect(said(whole, { min: 0 })).toEqual([]);
  expect(said(rest, {})).toEqual([]);
  expect(said(drift, {})).toEqual([]);
  expect(said(rest, { min: -10 })).toEqual([]);
  expect(said(ratio(part, whole), { unit: 'percentunit' })).toEqual([]);
});

it('a count without it is reported', () => {
  expect(said(round(whole), {})).toEqual([
    'Shop > Queue: is never below 0, and no min: a rise from 40 to 45 would look like one from nothing -> write min: 0',
  ]);
});

it('a difference with it is reported, unless something keeps it from falling below', () => {
  for (const expr of [abs(rest), clampMin(rest, 0), complement(ratio(part, whole))])
    expect(said(expr, { min: 0 })).toEqual([]);
  expect(said(rest, { min: 0 })[0]).toContain('a difference may be below 0, where the scale begins -> write abs(…)');
  for (const expr of [round(rest), and(rest, above(whole, 0)), record('job:rest:increase5m', rest)]) {
    expect(said(expr, { min: 0 })).toHaveLength(1);
  }
});
