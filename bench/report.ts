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
  /** How many findings there were, and the first: the dashboards are meant to have none. */
  readonly findings?: number;
  readonly finding?: string;
}

const stages: Record<string, number> = {};

/** Marks the end of a stage. */
export function stage(name: string): void {
  stages[name] = performance.now();
}

/** Prints the report of this process. */
export function report({ bytes, expressions, findings }: Outcome): void {
  const digest = process.env['BENCH_DIGEST']
    ? createHash('sha256').update(expressions.toSorted().join('\n')).digest('hex')
    : undefined;
  const memory = process.resourceUsage().maxRSS / 1024;
  const unclean = findings.length > 0 ? { findings: findings.length, finding: JSON.stringify(findings[0]) } : {};
  console.log(JSON.stringify({ stages, bytes, memory, ...unclean, ...(digest && { digest }) } satisfies Report));
}

interface Outcome {
  readonly bytes: number;
  readonly expressions: readonly string[];
  readonly findings: readonly unknown[];
}
