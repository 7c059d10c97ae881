import { type Dashboard, dashboard, row } from '../engine/dashboard.ts';
import {
  bargauge,
  gaugePanel,
  type Panel,
  redAbove,
  redBelow,
  stat,
  table,
  timeseries,
} from '../engine/panel/index.ts';
import type { PanelSignals, Signals } from './expressions.ts';
import {
  descriptionOf,
  type Kind,
  keyOf,
  legendOf,
  panelDescription,
  panelTitle,
  titleOf,
  type Variant,
} from './workload.ts';

/** One dashboard of 30 panels, as a content author writes it: three lines of ten kinds of panel. */
export function dashboardOf(index: number, variants: readonly Variant[], signals: Signals): Dashboard {
  return dashboard({
    key: keyOf(index),
    title: titleOf(index),
    description: descriptionOf(index),
    range: '6h',
    annotations: [
      { name: 'Restarts', expr: signals.restarts, color: 'blue', title: 'Service started', marksRestarts: true },
    ],
    rows: variants.map((variant, number) => {
      const [requests, failures, success, latency, queue, ...others] = panelsOf(variant, signals.panels[number]!);
      const [busiest, answers, traffic, amount, slow] = others as Panel[];
      return row(
        `Variant ${number + 1}`,
        [requests!, failures!, success!],
        [latency!, queue!, amount!],
        [busiest!, answers!],
        [traffic!, slow!],
      );
    }),
  });
}

function panelsOf(variant: Variant, signals: PanelSignals): Panel[] {
  const texts = (kind: Kind) => ({
    title: panelTitle(kind, variant),
    description: panelDescription(kind, variant),
    noValue: 'No requests',
  });
  const line = (kind: Kind) => ({ lines: [{ expr: signals[kind], legend: legendOf(variant) }], ...texts(kind) });
  return [
    timeseries({ unit: 'reqps', min: 0, ...line('Requests') }),
    timeseries({ unit: 'percentunit', min: 0, max: 1, thresholds: redAbove(variant.limit), ...line('Failures') }),
    stat({
      value: signals.Success,
      unit: 'percentunit',
      decimals: 1,
      min: 0,
      max: 1,
      thresholds: redBelow(0.9),
      ...texts('Success'),
    }),
    timeseries({ unit: 's', min: 0, legend: 'table', ...line('Latency') }),
    gaugePanel({
      value: signals.Queue,
      unit: 'short',
      decimals: 0,
      min: 0,
      max: 100,
      thresholds: redAbove(80, 50),
      ...texts('Queue'),
    }),
    bargauge({
      barPerSeries: { expr: signals['Busiest routes'], legend: '{{route}}' },
      unit: 'reqps',
      min: 0,
      ...texts('Busiest routes'),
    }),
    table({
      rows: signals.Answers,
      columns: { route: 'Route', code: 'Code', Value: 'Answers' },
      unit: 'short',
      decimals: 0,
      ...texts('Answers'),
    }),
    timeseries({ unit: 'Bps', draw: 'area', ...line('Traffic') }),
    stat({ value: signals.Amount, unit: 'short', decimals: 0, color: 'value', ...texts('Amount') }),
    timeseries({ unit: 's', min: 0, thresholds: redAbove(variant.limit), draw: 'steps', ...line('Slow routes') }),
  ];
}
