import { toolPath, versionOf } from '../engine/prometheus/find.ts';
import type { ToolName } from '../engine/prometheus/tool.ts';

/** Milliseconds for a `beforeAll` that asks for tools: the first of all runs may have to fetch them. */
export const fetchTimeout = 300_000;

const paths = new Map<ToolName, Promise<string>>();

/**
 * The path of a real tool, found or fetched once per process, with its version on stderr. Where there is none, the
 * test fails with ToolMissing, which says what to install; no test may skip itself for want of a tool.
 */
export function tool(name: ToolName): Promise<string> {
  const known = paths.get(name);
  if (known) return known;
  const path = findOrFetch(name);
  paths.set(name, path);
  return path;
}

async function findOrFetch(name: ToolName): Promise<string> {
  const path = await toolPath(name, { env: process.env });
  process.stderr.write(`${name} ${await versionOf(path)}\n`);
  return path;
}
