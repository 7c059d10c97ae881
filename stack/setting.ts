import type { Setting } from '../engine/setting.ts';
import { alertmanager } from '../metrics/alertmanager.ts';
import { siteProbe } from '../metrics/blackbox.ts';
import { logShipper } from '../metrics/log-shipper.ts';
import { loki } from '../metrics/loki.ts';
import { marketplace } from '../metrics/marketplace.ts';
import { node } from '../metrics/node.ts';
import { prometheus } from '../metrics/prometheus.ts';
import { notificationSettings } from './contact-points.ts';
import type { Site } from './site-type.ts';

/** What dashboards and rules depend on, of all that a site decides. */
export function settingOf(site: Site): Setting {
  const { grafana } = site;
  return {
    jobs: {
      [marketplace.id]: site.marketplace.job,
      [prometheus.id]: site.prometheus.job,
      [alertmanager.id]: site.alertmanager.job,
      ...(site.node && { [node.id]: site.node.job }),
      ...(site.logging && { [loki.id]: site.logging.loki.job, [logShipper.id]: site.logging.shipperTarget.job }),
      ...(site.externalCheck && { [siteProbe.id]: site.externalCheck.job }),
    },
    scrapeInterval: site.scrapeInterval,
    retention: site.prometheus.retention,
    versions: { prometheus: site.prometheus.version, grafana: grafana.version },
    evaluator: site.evaluator,
    runbooks: site.runbooks,
    grafana: {
      url: grafana.url,
      folder: grafana.folder,
      uidPrefix: grafana.uidPrefix,
      mark: grafana.mark,
      dataSource: grafana.dataSource,
      lokiDataSource: grafana.lokiDataSource,
      notificationsOf: (alert) => notificationSettings(site, alert),
    },
  };
}
