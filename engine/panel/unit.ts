import type { Unit } from '../unit.ts';

/** Grafana's id of each unit that a panel may have, and what it is fit to show. */
export const unitsShown = {
  percentunit: ['ratio'],
  percent: ['percent'],
  s: ['seconds'],
  bytes: ['bytes'],
  decbytes: ['bytes'],
  Bps: ['bytes/s'],
  /** A plain number, 1.5 K from a thousand on. */
  short: ['count', 'number'],
  /** A plain number, in full. */
  none: ['count', 'number', 'boolean'],
  cps: ['count/s'],
  reqps: ['count/s'],
  bool: ['boolean'],
  bool_yes_no: ['boolean'],
  bool_on_off: ['boolean'],
  dateTimeAsIso: ['timestamp'],
  dateTimeFromNow: ['timestamp'],
} as const satisfies Record<string, readonly Unit[]>;

/** A unit of a panel, by Grafana's id. */
export type PanelUnit = keyof typeof unitsShown;
