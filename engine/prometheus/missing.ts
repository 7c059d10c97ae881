import { type ToolName, tools } from './tool.ts';

/** Thrown where a real program is needed and there is none: a fault of the machine, not of the content. */
export interface ToolMissing extends Error {
  readonly name: 'ToolMissing';
  readonly tool: ToolName;
}

/**
 * The error for a tool that is nowhere. `tried` holds what was looked at and how it went, a line each;
 * the message adds what to install.
 */
export function toolMissing(tool: ToolName, tried: readonly string[]): ToolMissing {
  const lines = [`${tool} is needed and is not on this machine.`, ...tried.map((line) => `  ${line}`), ...wayOut(tool)];
  const error = new Error(lines.join('\n'));
  return Object.assign(error, { name: 'ToolMissing' as const, tool });
}

export function isToolMissing(error: unknown): error is ToolMissing {
  return error instanceof Error && error.name === 'ToolMissing';
}

/** Everything at once, so that the next tool is not the next error. */
function wayOut(tool: ToolName): string[] {
  const packages = [...new Set(Object.values(tools).map((source) => source.debianPackage))];
  const { variable, release } = tools[tool];
  return [
    `Debian, Ubuntu:  apt install ${packages.join(' ')}`,
    'macOS:           brew install prometheus alertmanager node_exporter; the rest as below',
    `elsewhere:       unpack "${release}" from prometheus.io/download and set ${variable}=/path/to/${tool}`,
  ];
}
