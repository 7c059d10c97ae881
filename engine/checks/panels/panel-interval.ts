import { durationOf, inWords, secondsOf } from '../../duration.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel, PanelQuery } from '../../panel/panel.ts';
import type { ModelCheck } from '../check.ts';
import { ofPanel, type Said } from './model/panel-finding.ts';
import { findLook, type Look, secondsOfLook } from './model/range.ts';

/** Points closer together than what each of them stands for, or windows that a line cannot be drawn of. */
export const panelInterval: ModelCheck = {
  id: 'panel-interval',
  run({ panels, project, textOf }: Model): Finding[] {
    const findings: Finding[] = [];
    const scrape = secondsOf(project.setting.scrapeInterval) ?? 0;
    for (const entry of panels) {
      const { panel } = entry;
      const said = ofInterval(panel, scrape);
      if (said !== undefined) findings.push(ofPanel('panel-interval', entry, said));
      if (panel.source !== 'prometheus') continue;
      for (const query of panel.queries) {
        const fault = said === undefined ? ofWindows(query, panel, textOf) : undefined;
        if (fault !== undefined) findings.push(ofPanel('panel-interval', entry, fault, query));
      }
    }
    return findings;
  },
};

function ofInterval({ numbers }: Panel, scrape: number): Said | undefined {
  const interval = numbers?.interval;
  if (interval === undefined) return undefined;
  const length = secondsOf(interval);
  if (length === undefined || length === 0) {
    return { message: `${JSON.stringify(interval)} is no duration`, help: 'write 1m, 1h or 1d', anchor: 'interval:' };
  }
  if (length >= scrape) return undefined;
  return {
    message: `points every ${interval}, and a sample only every ${durationOf(scrape)}`,
    help: `write ${durationOf(scrape)} or more`,
    anchor: 'interval:',
  };
}

function ofWindows(query: PanelQuery, panel: Panel, textOf: Model['textOf']): Said | undefined {
  if (query.expr.kind === 'logql' || query.instant) return undefined;
  if (findLook(query.expr, overShownRange)) {
    const text = textOf(query);
    const start = Math.max(text.indexOf('$__range'), 0);
    const message = 'every point of the line would look back over the whole shown range';
    return {
      message,
      help: 'write $__rate_interval or a duration, or show one number: stat, bargauge, piechart',
      excerpt: { text, start, end: start + 8 },
    };
  }
  if ((panel.custom as { drawStyle?: string } | undefined)?.drawStyle !== 'bars') return undefined;
  const counted = findLook(query.expr, counts);
  if (counted === undefined) return undefined;
  const interval = panel.numbers?.interval;
  if (interval === undefined) {
    const counts = `each bar counts ${inWords(counted.window)}`;
    const message = `${counts}, and there may be a bar every few seconds: they count the same events again`;
    return { message, help: `write interval: '${counted.window}'` };
  }
  if (secondsOf(interval) === secondsOfLook(counted)) return undefined;
  const message = `each bar counts ${inWords(counted.window)}, and there is one every ${inWords(interval)}`;
  return { message, help: `write interval: '${counted.window}'`, anchor: 'interval:' };
}

const overShownRange = ({ window }: Look): boolean => window === '$__range';
const counts = (look: Look): boolean => look.function === 'increase' && secondsOfLook(look) !== undefined;
