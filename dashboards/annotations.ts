import type { Annotation } from '../engine/dashboard.ts';
import { below, minBy, minOverTime, rateInterval } from '../engine/promql/index.ts';
import { uptime } from '../metrics/marketplace.ts';
import { firedWithin } from '../signals/firing.ts';
import type { Site } from '../stack/site-type.ts';

/** The first scrapes of a new process find it younger than this many seconds, however long it had been down. */
const newlyStarted = 120;

const restarts: Annotation = {
  name: 'Server restarts',
  expr: below(minBy(['job'], minOverTime(uptime, rateInterval)), newlyStarted),
  color: 'blue',
  title: 'Marketplace server started',
  marksRestarts: true,
};

const firingAlerts: Annotation = {
  name: 'Firing alerts',
  expr: firedWithin(rateInterval),
  color: 'red',
  title: '{{alertname}}',
  text: '{{severity}}, {{component}}',
};

/** The marks on every dashboard. Where Grafana evaluates the rules, it marks firing alerts by itself. */
export function annotations(site: Site): Annotation[] {
  return site.evaluator === 'prometheus' ? [restarts, firingAlerts] : [restarts];
}
