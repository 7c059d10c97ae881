import type { ModelCheck } from './check.ts';
import { promqlSyntax } from './expressions/promql-syntax.ts';

/** Every check of the model, in the order in which their findings are worded nowhere else. */
export const modelChecks: readonly ModelCheck[] = [promqlSyntax];
