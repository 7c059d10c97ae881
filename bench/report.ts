import { createHash } from 'node:crypto';

/** What a measured process prints as its last line. */
export interface Report {
  /** When each stage ended, in ms since the process began. */
  readonly stages: Readonly<Record<string, number>>;
  /** Of the JSON of all dashboards, with an indent of two spaces. */
  readonly bytes: number;
  /** Peak of resident memory in MB. */
  readonly memory: number;
  /** SHA-256 of all expressions, where the process was asked for it. */
  readonly digest?: string;
}

const stages: Record<string, number> = {};

/** Marks the end of a stage. */
export function stage(name: string): void {
  stages[name] = performance.now();
}

/** Prints the report of this process; with findings it fails, since the dashboards are meant to have none. */
export function report({
  bytes,
  expressions,
  findings,
}: {
  bytes: number;
  expressions: readonly string[];
  findings: readonly unknown[];
}): void {
  if (findings.length > 0)
    throw new Error(`the generated dashboards have findings: ${JSON.stringify(findings.slice(0, 3), undefined, 2)}`);
  const digest = process.env['BENCH_DIGEST']
    ? createHash('sha256').update(expressions.toSorted().join('\n')).digest('hex')
    : undefined;
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ stages, bytes, memory, ...(digest && { digest }) } satisfies Report));
}
