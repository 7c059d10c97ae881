import type { Artefact } from '../engine/artefact.ts';
import { alertmanagerArtefacts } from './alertmanager-config.ts';
import { alloyArtefacts } from './alloy.ts';
import { blackboxArtefacts } from './blackbox.ts';
import { contactPointArtefacts } from './contact-points.ts';
import type { StackContent } from './content.ts';
import { defaultsArtefacts } from './defaults-files.ts';
import { grafanaIniArtefacts } from './grafana-ini.ts';
import { logrotateArtefacts } from './logrotate.ts';
import { lokiArtefacts } from './loki.ts';
import { prometheusArtefacts } from './prometheus-config.ts';
import { promtailArtefacts } from './promtail.ts';
import { provisioningArtefacts } from './provisioning.ts';
import type { Site } from './site-type.ts';

export { stackFindings } from './findings.ts';

/**
 * The configuration of everything around Grafana's dashboards and the rules. Pure; a wrong site is not refused here,
 * but by `stackFindings`.
 */
export function stackArtefacts(site: Site, content: StackContent): Artefact[] {
  return [
    ...prometheusArtefacts(site, content),
    ...alertmanagerArtefacts(site, content),
    ...blackboxArtefacts(site),
    ...grafanaIniArtefacts(site),
    ...provisioningArtefacts(site, content),
    ...contactPointArtefacts(site, content),
    ...lokiArtefacts(site),
    ...alloyArtefacts(site),
    ...promtailArtefacts(site),
    ...defaultsArtefacts(site),
    ...logrotateArtefacts(site),
  ];
}
