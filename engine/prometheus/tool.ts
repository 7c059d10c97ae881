/** The real programs that the project drives, by the name that their makers gave them. */
export type ToolName = 'prometheus' | 'promtool' | 'alertmanager' | 'amtool' | 'node_exporter' | 'blackbox_exporter';

/** Where a tool may come from. */
export interface ToolSource {
  /** The environment variable that names it: a path, or a program on PATH. */
  readonly variable: string;
  /** File names to look for: the makers' own first, then Debian's. */
  readonly programs: readonly [string, ...string[]];
  /** Debian's package that holds it, and Ubuntu's. */
  readonly debianPackage: string;
  /** The download at prometheus.io/download that holds it. */
  readonly release: string;
}

export const tools: Readonly<Record<ToolName, ToolSource>> = {
  prometheus: {
    variable: 'PROMETHEUS',
    programs: ['prometheus'],
    debianPackage: 'prometheus',
    release: 'prometheus',
  },
  promtool: {
    variable: 'PROMTOOL',
    programs: ['promtool'],
    debianPackage: 'prometheus',
    release: 'prometheus',
  },
  alertmanager: {
    variable: 'ALERTMANAGER',
    programs: ['alertmanager', 'prometheus-alertmanager'],
    debianPackage: 'prometheus-alertmanager',
    release: 'alertmanager',
  },
  amtool: {
    variable: 'AMTOOL',
    programs: ['amtool'],
    debianPackage: 'prometheus-alertmanager',
    release: 'alertmanager',
  },
  node_exporter: {
    variable: 'NODE_EXPORTER',
    programs: ['node_exporter', 'prometheus-node-exporter'],
    debianPackage: 'prometheus-node-exporter',
    release: 'node_exporter',
  },
  blackbox_exporter: {
    variable: 'BLACKBOX_EXPORTER',
    programs: ['blackbox_exporter', 'prometheus-blackbox-exporter'],
    debianPackage: 'prometheus-blackbox-exporter',
    release: 'blackbox_exporter',
  },
};

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;
