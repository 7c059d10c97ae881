import { alert, group } from '../engine/alert.ts';
import { equals } from '../engine/promql/index.ts';
import { probeSuccess } from '../metrics/blackbox.ts';

export const siteUnreachable = alert({
  name: 'SiteUnreachable',
  severity: 'critical',
  component: 'site',
  when: equals(probeSuccess, 0),
  for: '10m',
  summary: 'The public site cannot be reached from outside',
  description:
    'The outside check of {{ $labels.instance }} fails: ' +
    'users cannot reach the site, or the proxy of the check is down.',
  shownOn: 'server/Public site reachable',
});

export const siteGroup = group({ name: 'site', file: 'site', interval: '1m', rules: [siteUnreachable] });
