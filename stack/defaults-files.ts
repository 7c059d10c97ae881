import type { Artefact } from '../engine/artefact.ts';
import { hashed, header } from './header.ts';
import type { Site } from './site-type.ts';

const source = 'stack/defaults-files.ts';

/** The command line of a program, as its Debian defaults file gives it. */
export interface CommandLine {
  /** The file's name below /etc/default/, which is that of Debian's package. */
  readonly name: string;
  readonly args: readonly string[];
  readonly notes: readonly string[];
}

/** Where Debian's packages keep things. */
const etc = '/etc/prometheus';
const data = '/var/lib/prometheus';

/** The command lines of what Debian packages, with every listener named. */
export function commandLines(site: Site): CommandLine[] {
  const lines = [prometheus(site), alertmanager(site)];
  if (site.node) lines.push(nodeExporter(site.node.listen));
  if (site.externalCheck) lines.push(blackboxExporter(site.externalCheck.exporter.listen));
  return lines;
}

/** The external URL stands in every notification; by default it would be this host's name. */
function prometheus({ prometheus: { listen, target, retention } }: Site): CommandLine {
  return {
    name: 'prometheus',
    notes: ['Alerts name the external URL; without it they would name this host.'],
    args: [
      `--config.file=${etc}/prometheus.yml`,
      `--storage.tsdb.path=${data}/metrics2/`,
      `--storage.tsdb.retention.time=${retention}`,
      `--web.listen-address=${listen}`,
      `--web.external-url=http://${target}/`,
    ],
  };
}

function alertmanager({ alertmanager: { listen, target } }: Site): CommandLine {
  return {
    name: 'prometheus-alertmanager',
    notes: [
      'The empty cluster address turns gossip off, which would listen on every address of the machine.',
      'What has been sent is remembered for longer than the longest repeat_interval.',
    ],
    args: [
      `--config.file=${etc}/alertmanager.yml`,
      `--storage.path=${data}/alertmanager/`,
      '--data.retention=120h',
      `--web.listen-address=${listen}`,
      `--web.external-url=http://${target}/`,
      '--cluster.listen-address=',
    ],
  };
}

function nodeExporter(listen: string): CommandLine {
  return { name: 'prometheus-node-exporter', notes: [], args: [`--web.listen-address=${listen}`] };
}

function blackboxExporter(listen: string): CommandLine {
  const args = [`--config.file=${etc}/blackbox.yml`, `--web.listen-address=${listen}`];
  return { name: 'prometheus-blackbox-exporter', notes: [], args };
}

/** One line, since both systemd and a shell read these files. */
export function defaultsArtefacts(site: Site): Artefact[] {
  return commandLines(site).map(({ name, args, notes }) => {
    const comment = header(`Command line of Debian's ${name}.`, source, `/etc/default/${name}`, ...notes);
    const text = `${hashed(comment)}ARGS="${args.join(' ')}"\n`;
    return { path: `system/default/${name}`, text, kind: 'config', source };
  });
}
