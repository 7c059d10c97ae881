/** Grafana's named colours, as far as our panels use them. */
export type Color =
  'green' | 'yellow' | 'orange' | 'red' | 'blue' | 'purple' | 'text' | `dark-${'green' | 'red' | 'blue'}`;

/** Steps from low to high; the first one has no `from`. */
export interface Thresholds {
  readonly steps: readonly { readonly color: Color; readonly from?: number }[];
  /** Which side of the limit is the good one. */
  readonly better: 'lower' | 'higher' | 'between' | 'neither';
}

/** Green below the limit and red from it on: for what should stay low. */
export function redAbove(limit: number, warning?: number): Thresholds {
  const middle = warning === undefined ? [] : [{ color: 'orange' as const, from: warning }];
  return { better: 'lower', steps: [{ color: 'green' }, ...middle, { color: 'red', from: limit }] };
}

/** Red below the limit and green from it on: for what should stay high. */
export function redBelow(limit: number, warning?: number): Thresholds {
  const middle = warning === undefined ? [] : [{ color: 'orange' as const, from: limit }];
  return { better: 'higher', steps: [{ color: 'red' }, ...middle, { color: 'green', from: warning ?? limit }] };
}

/** Green below the limit and orange from it on: worth a look, not a page. */
export function orangeAbove(limit: number): Thresholds {
  return { better: 'lower', steps: [{ color: 'green' }, { color: 'orange', from: limit }] };
}

/** Orange below the limit and green from it on. */
export function orangeBelow(limit: number): Thresholds {
  return { better: 'higher', steps: [{ color: 'orange' }, { color: 'green', from: limit }] };
}

/** Green between two limits, orange outside of them. */
export function greenBetween(low: number, high: number): Thresholds {
  return {
    better: 'between',
    steps: [{ color: 'orange' }, { color: 'green', from: low }, { color: 'orange', from: high }],
  };
}

/** One colour whatever the number: for what is not judged. */
export function always(color: Color): Thresholds {
  return { better: 'neither', steps: [{ color }] };
}
