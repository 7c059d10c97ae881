import { increase, offset, rate, round, sumBy, times } from '../engine/promql/index.ts';
import {
  alloyDroppedEntries,
  alloySentEntries,
  promtailDroppedEntries,
  promtailSentEntries,
} from '../metrics/log-shipper.ts';
import { linesReceived, samplesDiscarded } from '../metrics/loki.ts';

/** Lines per second below which no volume is worth an alert. */
export const quietLogVolume = 10;
/** Times the daily mean. */
export const volumeSpike = 5;
export const logWindow = '15m';

export const logLines15m = sumBy(['job'], rate(linesReceived, logWindow));
/** The mean of a day, as it was 15 minutes ago, so that the spike does not raise its own measure. */
export const logLinesOfADay = sumBy(['job'], rate(offset(linesReceived, logWindow), '1d'));

const by = ['job', 'instance'] as const;

/** What each shipper sends (entries per second) and drops: the metrics' names differ between them. */
export const shipping = {
  alloy: {
    sentPerSecond15m: sumBy(by, rate(alloySentEntries, logWindow)),
    dropped15m: sumBy(by, increase(alloyDroppedEntries, logWindow)),
  },
  promtail: {
    sentPerSecond15m: sumBy(by, rate(promtailSentEntries, logWindow)),
    dropped15m: sumBy(by, increase(promtailDroppedEntries, logWindow)),
  },
} as const;

/** Lines per second from which on the volume is a spike, as far as it is above `quietLogVolume`. */
export const spikeLevel = times(volumeSpike, logLinesOfADay);

/** Lines that Loki refused, by reason. */
export const refusedLines15m = round(sumBy(['reason'], increase(samplesDiscarded, logWindow)));
