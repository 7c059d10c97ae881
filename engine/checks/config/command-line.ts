import type { Finding } from '../../finding.ts';
import { suggestion } from '../../suggest.ts';
import { isLoopback, parseAddress } from './model/address.ts';
import type { Origin } from './model/locate.ts';

/** The command line of a program of Prometheus' family. */
export interface CommandLineUse {
  /** `prometheus`, `alertmanager` or the name of an exporter. */
  readonly program: string;
  readonly args: readonly string[];
  readonly origin: Origin;
}

/** The flags that an installation sets; each program has more, for debugging. */
const everywhere = [
  'config.file',
  'web.listen-address',
  'web.config.file',
  'web.external-url',
  'web.route-prefix',
  'log.level',
  'log.format',
];
const flags: Readonly<Record<string, readonly string[]>> = {
  prometheus: [
    ...everywhere,
    'storage.tsdb.path',
    'storage.tsdb.retention.time',
    'storage.tsdb.retention.size',
    'storage.tsdb.wal-compression',
    'web.enable-lifecycle',
    'query.timeout',
    'query.max-concurrency',
    'query.max-samples',
    'query.lookback-delta',
  ],
  alertmanager: [...everywhere, 'storage.path', 'data.retention', 'cluster.listen-address'],
  node_exporter: [...everywhere, 'web.disable-exporter-metrics', 'path.rootfs', 'path.procfs', 'path.sysfs'],
  blackbox_exporter: [...everywhere, 'timeout-offset'],
};

/** Addresses at which a program listens, and at which it would listen without the flag. */
const listening: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  alertmanager: { 'web.listen-address': ':9093', 'cluster.listen-address': '0.0.0.0:9094' },
};

/** A flag that the program does not have, so that it does not start, or one that lets it listen beyond this machine. */
export function commandLine(lines: readonly CommandLineUse[]): Finding[] {
  return lines.flatMap(({ program, args, origin }) => {
    const given = new Map(args.map(flagOf));
    const say = (anchor: string | undefined, message: string, help: string): Finding => ({
      id: 'command-line',
      severity: 'error',
      ...origin,
      ...(anchor !== undefined && { anchor }),
      message,
      help,
    });
    const known = flags[program] ?? everywhere;
    const unknown = [...given.keys()].filter((name) => !/^(?:no-)?collector\./.test(name) && !known.includes(name));
    const open = Object.entries(listening[program] ?? { 'web.listen-address': 'every address' });
    return [
      ...unknown.map((name) =>
        say(`--${name}`, `${program} has no flag --${name}`, suggestion(name, known) ?? 'see its --help'),
      ),
      ...open.flatMap(([name, otherwise]) => {
        const value = given.get(name);
        if (value === undefined)
          return [say(undefined, `${program} without --${name} listens on ${otherwise}`, `add --${name}=`)];
        // An empty address turns Alertmanager's gossip off.
        if (value === '' && name.startsWith('cluster.')) return [];
        if (isLoopback(parseAddress(value)?.host ?? '')) return [];
        return [
          say(`--${name}`, `${program} would listen beyond this machine: --${name}=${value}`, 'listen on 127.0.0.1'),
        ];
      }),
    ];
  });
}

function flagOf(argument: string): [name: string, value: string] {
  const [, name = argument, value = ''] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
  return [name, value];
}
