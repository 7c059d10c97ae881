import { everySwitchOn } from '../../stack/every-switch.ts';
import { site } from '../../stack/site.ts';
import type { Site } from '../../stack/site-type.ts';

/** The site with every optional part. */
export const everything: Site = everySwitchOn(site);

const { node, logging, externalCheck } = everything;
const withPromtail = logging && { ...logging, shipper: 'promtail' as const };

/** Every combination of the switches that dashboards depend on. */
export const combinations: Site[] = (['prometheus', 'grafana'] as const).flatMap((evaluator) =>
  [node, false as const].flatMap((host) =>
    [false as const, logging, withPromtail].flatMap((logs) =>
      [false as const, externalCheck].map((check) => ({
        ...site,
        evaluator,
        node: host,
        logging: logs,
        externalCheck: check,
      })),
    ),
  ),
);

/** The switches of a site in words, for the name of a test. */
export function switchesOf({ evaluator, node: host, logging: logs, externalCheck: check }: Site): string {
  const parts = [host && 'node_exporter', logs && `logs by ${logs.shipper}`, check && 'the external check'];
  return [`${evaluator} evaluates`, ...parts.filter((part) => part !== false)].join(', ');
}
