import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { metricsBehindPanel, metricsBehindUse, panelsByRef } from '../panels/model/lookup.ts';
import { inARow } from '../text/model/wording.ts';
import { ofAlert } from './model/alert-use.ts';

/** An alert whose panel shows something else: it reads none of the metrics behind the alert. */
export const shownMetric: ModelCheck = {
  id: 'shown-metric',
  run(model: Model): Finding[] {
    if (model.alerts.length === 0) return [];
    const panels = panelsByRef(model);
    return model.alerts.flatMap((alert) => {
      const entry = panels.get(alert.shownOn);
      // Grafana's own list of alerts and log lines have no metrics to compare.
      if (entry === undefined || entry.panel.type === 'alertlist' || entry.panel.source === 'loki') return [];
      const read = metricsBehindUse(alert.when, model);
      const shown = metricsBehindPanel(entry.panel, model);
      if (read.size === 0 || shown.has('ALERTS') || [...read].some((name) => shown.has(name))) return [];
      const what = [...read].filter((name) => !model.recorded.has(name)).slice(0, 3);
      const panel = `the panel ${JSON.stringify(entry.panel.title)}`;
      const message = `${panel} shows nothing of ${inARow(what)}, which the alert judges`;
      return [
        ofAlert('shown-metric', alert, {
          message,
          help: 'name the panel that does, or add a query to this one',
          anchor: 'shownOn:',
        }),
      ];
    });
  },
};
