import type { Finding } from '../../finding.ts';
import type { Locate } from './model/locate.ts';
import type { PrometheusConfig, RemoteWriteConfig } from './model/prometheus.ts';

/** Series that leave the host without a list of the names that may, or with one that keeps nothing or everything. */
export function remoteWriteUnfiltered(config: PrometheusConfig, locate: Locate): Finding[] {
  return (config.remote_write ?? []).flatMap((remote, at): Finding[] => {
    const message = wrong(remote);
    return message === undefined
      ? []
      : [
          {
            id: 'remote-write-unfiltered',
            severity: 'error',
            ...locate(['remote_write', at, 'write_relabel_configs']),
            message,
            help: 'a relabelling that keeps a list of metric names, written out',
          },
        ];
  });
}

function wrong(remote: RemoteWriteConfig): string | undefined {
  const keep = (remote.write_relabel_configs ?? []).find(
    (rule) => rule.action === 'keep' && rule.source_labels?.join() === '__name__',
  );
  if (keep === undefined) return 'every series of this host would leave it: nothing says which metrics may';
  const names = (keep.regex ?? '').split('|');
  if (names.join('') === '') return 'no series would be sent: the list of metrics is empty';
  const open = names.find((name) => !/^[A-Za-z_:][A-Za-z0-9_:]*$/.test(name));
  if (open === undefined) return undefined;
  return `"${open}" is no metric name, and the list of what may leave holds only names`;
}
