import { inWords, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofDashboard } from './model/panel-finding.ts';

/** A dashboard that opens with a time range that is none, or for which there is no history. */
export const dashboardRange: ModelCheck = {
  id: 'dashboard-range',
  run({ project: { dashboards, setting } }: Model): Finding[] {
    return dashboards.flatMap((dashboard) => {
      const said = fault(dashboard.range, setting.retention, setting.scrapeInterval);
      return said === undefined ? [] : [ofDashboard('dashboard-range', dashboard, { ...said, anchor: 'range:' })];
    });
  },
};

function fault(range: string, retention: string, scrape: string): { message: string; help: string } | undefined {
  const length = secondsOf(range);
  if (length === undefined) return { message: `${JSON.stringify(range)} is no duration`, help: 'write 6h, 24h or 7d' };
  if (length > (secondsOf(retention) ?? Infinity)) {
    return {
      message: `opens with ${inWords(range)}, and Prometheus keeps ${inWords(retention)}`,
      help: 'a shorter range, or a longer retention in site.ts',
    };
  }
  return length < 10 * (secondsOf(scrape) ?? 0)
    ? { message: `opens with ${inWords(range)}: fewer than ten samples`, help: 'write 1h or more' }
    : undefined;
}
