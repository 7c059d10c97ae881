import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig } from './model/prometheus.ts';

/** Labels that series and alerts set themselves: an external label of that name would be lost or mislead. */
const taken = ['job', 'instance', 'alertname', 'severity', 'component'];

/** An external label that Prometheus refuses, or that a label of the series or of the alert overrides. */
export function badExternalLabel(config: PrometheusConfig, locate: Locate): Finding[] {
  return Object.keys(config.global?.external_labels ?? {}).flatMap((label): Finding[] => {
    const legal = /^[A-Za-z_][A-Za-z0-9_]*$/.test(label) && !label.startsWith('__');
    if (legal && !taken.includes(label)) return [];
    return [
      {
        id: 'bad-external-label',
        severity: 'error',
        ...locate(['global', 'external_labels', label]),
        message: legal
          ? `the external label ${label} is overridden wherever a series or an alert has its own ${label}`
          : `"${label}" is no label name`,
        help: 'a name of its own, such as monitor or site',
      },
    ];
  });
}
