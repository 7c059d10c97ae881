import { problemsOf, type ExpressionProblem, type GrammarOptions } from './grammar.ts';

const clean = new Set<string>();

/**
 * `problemsOf` for one of many expressions that differ in their literals only. The grammar and the type checker run
 * once for each shape; after that a shape found clean is believed. An expression whose shape is not clean is
 * checked again, so that the offsets are its own. The literals themselves are for lexical.ts to check.
 */
export function problemsOfShape(shape: string, text: string, options: GrammarOptions = {}): ExpressionProblem[] {
  const key = options.grafana ? `$${shape}` : shape;
  if (clean.has(key)) return [];
  const problems = problemsOf(text, options);
  if (problems.length === 0) clean.add(key);
  return problems;
}
