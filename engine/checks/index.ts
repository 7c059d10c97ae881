import { alertChecks } from './alerts/index.ts';
import type { ModelCheck } from './check.ts';
import { promqlSyntax } from './expressions/promql-syntax.ts';
import { rawFacts } from './expressions/raw-facts.ts';
import { metricChecks } from './metrics/index.ts';
import { panelChecks } from './panels/index.ts';
import { textChecks } from './text/index.ts';

/** Every check of the model as a whole; those of single nodes are in expressions/, those of configurations in config/. */
export const modelChecks: readonly ModelCheck[] = [
  promqlSyntax,
  rawFacts,
  ...metricChecks,
  ...panelChecks,
  ...alertChecks,
  ...textChecks,
];
