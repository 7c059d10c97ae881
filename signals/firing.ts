import {
  count,
  type Expr,
  max,
  maxBy,
  maxOverTime,
  not,
  oneOf,
  or,
  orZero,
  select,
  times,
  type Window,
} from '../engine/promql/index.ts';
import { alerts } from '../metrics/prometheus.ts';

/** How many alerts of a severity fire now; 0 is an answer here, not a gap. */
export function firing(severity: 'critical' | 'warning'): Expr<never, never> {
  return orZero(count(select(alerts, { alertstate: 'firing', severity })));
}

type Named = 'alertname' | 'component' | 'severity';

/** Every alert that fires now, the Watchdog aside: 1 for each name. */
export const firingByName: Expr<Named, Named> = maxBy(
  ['alertname', 'component', 'severity'],
  select(alerts, { alertstate: 'firing', severity: not('none') }),
);

/** Every alert that asks for somebody and fired at some time in the window, however shortly. */
export function firedWithin(window: Window): Expr<Named, Named> {
  const asking = select(alerts, { alertstate: 'firing', severity: oneOf('critical', 'warning') });
  return maxBy(['alertname', 'component', 'severity'], maxOverTime(asking, window));
}

/** The two states of an alert, as `alertStates` numbers them. */
export const pendingState = 1;
export const firingState = 2;

/** The worst state of each alert within the window, the Watchdog aside: see `pendingState` and `firingState`. */
export function alertStates(window: Window): Expr<'alertname', 'alertname'> {
  const within = (alertstate: 'pending' | 'firing') =>
    maxBy(['alertname'], maxOverTime(select(alerts, { alertstate, severity: not('none') }), window));
  return or(times(firingState, within('firing')), within('pending'));
}

/** 1 while the alert that always fires does so, else 0. */
export const watchdogFires: Expr<never, never> = orZero(
  max(select(alerts, { alertname: 'Watchdog', alertstate: 'firing' })),
);
