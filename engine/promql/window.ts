import type { Duration } from '../duration.ts';

/** Grafana's own choice: at least four scrapes, wider where the picture is coarse. For panels only. */
export const rateInterval = '$__rate_interval';

/** The time range that the reader has chosen. For panels only. */
export const shownRange = '$__range';

/** The time between two points of the picture. For panels only. */
export const stepInterval = '$__interval';

/** The window of a range selector. Grafana's variables are legal in panels only, which a check sees to. */
export type Window = Duration | typeof rateInterval | typeof shownRange | typeof stepInterval;
