import type { Artefact } from '../engine/artefact.ts';
import { seconds, secondsOf } from '../engine/duration.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import { header } from './header.ts';
import type { ExternalCheck, Site } from './site-type.ts';

const source = 'stack/blackbox.ts';

/** The one module of blackbox_exporter, which the probes name. */
export const blackboxModule = 'public_site';

/** How long a probe may take: Tor needs tens of seconds at times. */
export function probeTimeout({ interval, timeout }: ExternalCheck): string {
  return timeout ?? ((secondsOf(interval) ?? 0) < seconds('30s') ? interval : '30s');
}

/** blackbox.yml as data. */
export function blackboxConfig(check: ExternalCheck): object {
  return {
    modules: {
      [blackboxModule]: {
        prober: 'http',
        timeout: probeTimeout(check),
        http: {
          method: 'GET',
          preferred_ip_protocol: 'ip4',
          follow_redirects: true,
          body_size_limit: '1MB',
          ...(check.proxyUrl === undefined ? {} : proxied(check.proxyUrl)),
        },
      },
    },
  };
}

/**
 * The exporter looks a name up itself unless it is told to leave that to the proxy; an onion name would then go to
 * the DNS resolver, and the probe would fail.
 */
function proxied(proxyUrl: string): object {
  return { proxy_url: proxyUrl, skip_resolve_phase_with_proxy: true };
}

export function blackboxArtefacts(site: Site): Artefact[] {
  if (!site.externalCheck) return [];
  const comment = header('How blackbox_exporter probes the public site.', source, '/etc/prometheus/blackbox.yml');
  const text = yamlText(blackboxConfig(site.externalCheck), comment);
  return [{ path: 'blackbox/blackbox.yml', text, kind: 'config', source }];
}
