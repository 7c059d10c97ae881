import type { Artefact } from '../engine/artefact.ts';
import { parseVersion } from '../engine/checks/config/model/version.ts';
import { yamlText } from '../engine/emit/yaml.ts';
import type { StackContent } from './content.ts';
import { header } from './header.ts';
import type { Site } from './site-type.ts';

const source = 'stack/provisioning.ts';

/** Where the dashboards of out/grafana/dashboards/ are copied to. */
export const dashboardsFolder = '/var/lib/grafana/dashboards/marketplace';

/** Grafana replaces `$NAME` in these files by an environment variable; `$$` is a dollar sign. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** The data sources. What a file no longer lists is removed, so that Loki goes when logging is switched off. */
export function dataSources(site: Site): object {
  const { dataSource, lokiDataSource, mark } = site.grafana;
  const common = { orgId: 1, access: 'proxy', editable: false };
  const prometheus = {
    name: literal(dataSource.name),
    uid: dataSource.uid,
    type: 'prometheus',
    ...common,
    url: literal(dataSource.url),
    isDefault: true,
    jsonData: {
      httpMethod: 'POST',
      prometheusType: 'Prometheus',
      prometheusVersion: fullVersion(site.prometheus.version),
      // Any other value makes $__rate_interval wrong, which is computed from it.
      timeInterval: site.scrapeInterval,
      managedBy: mark,
    },
  };
  const loki = site.logging && {
    name: literal(lokiDataSource.name),
    uid: lokiDataSource.uid,
    type: 'loki',
    ...common,
    url: literal(site.logging.loki.url),
    isDefault: false,
    jsonData: { maxLines: 1000, managedBy: mark },
  };
  return { apiVersion: 1, prune: true, datasources: loki ? [prometheus, loki] : [prometheus] };
}

function fullVersion(version: string): string {
  const [major = 0, minor = 0, patch = 0] = parseVersion(version) ?? [];
  return `${major}.${minor}.${patch}`;
}

/** The provider of the dashboards: files rule, so that the UI neither saves over one nor keeps a removed one. */
export function dashboardProviders(site: Site): object {
  const { folder } = site.grafana;
  return {
    apiVersion: 1,
    providers: [
      {
        name: literal(folder.title),
        orgId: 1,
        type: 'file',
        folder: literal(folder.title),
        folderUid: folder.uid,
        disableDeletion: false,
        allowUiUpdates: false,
        updateIntervalSeconds: 30,
        options: { path: dashboardsFolder, foldersFromFilesStructure: false },
      },
    ],
  };
}

/** Both are always built; a site whose Grafana is fed by `publish` does not install them. */
export function provisioningArtefacts(site: Site, content: StackContent): Artefact[] {
  const fed =
    site.grafana.fedBy === 'files'
      ? 'This site feeds Grafana by files: restart Grafana to load a change of this one.'
      : 'This site feeds Grafana through its API (publish): do not install this file as well.';
  const file = (kind: string, what: string, data: object, ...notes: string[]): Artefact => ({
    path: `grafana/provisioning/${kind}/marketplace.yaml`,
    text: yamlText(data, header(what, source, `/etc/grafana/provisioning/${kind}/marketplace.yaml`, ...notes, fed)),
    kind: 'config',
    source,
  });
  const sources = file('datasources', 'Data sources of Grafana.', dataSources(site));
  const copied = `The dashboards of out/grafana/dashboards/ are copied to ${dashboardsFolder}/.`;
  return content.dashboards
    ? [sources, file('dashboards', 'Where Grafana finds the dashboards.', dashboardProviders(site), copied)]
    : [sources];
}
