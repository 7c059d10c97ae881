import { associated } from './association.ts';
import { lezer, type SyntaxNode, type Tree } from './lezer.ts';
import {
  aggregateProblems,
  callProblems,
  durationProblems,
  modifierProblems,
  newModifierProblems,
  rangeProblems,
} from './placement.ts';
import { type ExpressionProblem, inOrder, problem } from './problem.ts';
import { patternProblems, selectorProblems, stringProblems } from './selection.ts';
import { syntaxProblems } from './syntax.ts';
import { tokensOf } from './tokens.ts';
import { typeProblems } from './typing.ts';
import { type VariableUse, withStandIns } from './variable.ts';

export type { ExpressionProblem } from './problem.ts';

export interface GrammarOptions {
  /** Allows Grafana's variables, such as `$__rate_interval` and `${job}`. */
  readonly grafana?: boolean;
}

/** An expression as Prometheus' grammar reads it. */
export interface Analysis {
  /** What was parsed: the text with stand-ins for variables, as long as the original. */
  readonly text: string;
  /** Undefined where the text does not parse. */
  readonly tree: Tree | undefined;
  readonly uses: readonly VariableUse[];
  readonly problems: readonly ExpressionProblem[];
}

/**
 * Everything that Prometheus would refuse of an expression without feature flags (grammar, types, regular
 * expressions), in the order of the text. Offsets are those of the given text.
 */
export function problemsOf(text: string, options: GrammarOptions = {}): ExpressionProblem[] {
  return [...analyse(text, options).problems];
}

/** The checks recurse, a level for each operator or bracket at most; a longer expression is a mistake anyway. */
const mostTokens = 4000;

/** Parses and checks once, for those who need the tree too. */
export function analyse(original: string, { grafana = false }: GrammarOptions): Analysis {
  const { text, uses } = withStandIns(original);
  const before = grafana ? uses.flatMap(bareNumber) : uses.flatMap(meaningless);
  if (text.length > mostTokens && tokensOf(text).length > mostTokens) {
    const problems = [problem(0, text.length, `this expression has more than ${mostTokens} words`)];
    return { text, tree: undefined, uses, problems };
  }
  const parsed = lezer().grammar.parser.parse(text);
  if (hasError(parsed)) {
    return { text, tree: undefined, uses, problems: inOrder([...before, ...syntaxProblems(original, text, parsed)]) };
  }
  const tree = associated(parsed, text);
  const problems = [...before];
  collect(tree.topNode, text, problems);
  // A string that is not closed hides the rest of the text.
  if (problems.length === before.length || !problems.some(({ message }) => message.includes('not closed'))) {
    problems.push(...typeProblems(tree, text));
  }
  return { text, tree, uses, problems: problems.length > 1 ? inOrder(problems) : problems };
}

function hasError(tree: Tree): boolean {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return true;
  } while (cursor.next());
  return false;
}

function collect(node: SyntaxNode, text: string, problems: ExpressionProblem[]): void {
  const found = rulesFor(node, text);
  if (found.length > 0) problems.push(...found);
  for (let child = node.firstChild; child; child = child.nextSibling) collect(child, text, problems);
}

const none: readonly ExpressionProblem[] = [];

/** What the grammar and the type checker of the packages let pass and Prometheus does not. */
function rulesFor(node: SyntaxNode, text: string): readonly ExpressionProblem[] {
  switch (node.name) {
    case 'VectorSelector':
      return selectorProblems(node, text);
    case 'StringLiteral':
      return stringProblems(node, text);
    case 'MatrixSelector':
      return rangeProblems(node, text);
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return modifierProblems(node, text);
    case 'DurationExpr':
    case 'OffsetDurationExpr':
      return durationProblems(node, text);
    case 'AggregateExpr':
      return aggregateProblems(node, text);
    case 'FunctionCall':
      return [...callProblems(node, text), ...replacementProblems(node, text)];
    case 'AnchoredExpr':
    case 'SmoothedExpr':
    case 'FillModifier':
      return newModifierProblems(node, text);
    default:
      return none;
  }
}

/** The pattern of label_replace, which Prometheus would refuse only when it evaluates. */
function replacementProblems(call: SyntaxNode, text: string): readonly ExpressionProblem[] {
  if (call.firstChild?.firstChild?.name !== 'LabelReplace') return none;
  const pattern = call.getChild('FunctionCallBody')?.getChildren('Expr')[4];
  return pattern?.name === 'StringLiteral' ? patternProblems(pattern, text) : none;
}

function meaningless({ start, end, name, as }: VariableUse): ExpressionProblem[] {
  if (as === 'string') return [];
  const help = as === 'duration' ? 'write a duration such as 5m' : `write the value in place of $${name}`;
  return [problem(start, end, 'a Grafana variable means nothing to Prometheus', help)];
}

const numbers: Readonly<Record<string, string>> = {
  __interval_ms: '$__interval',
  __range_s: '$__range',
  __range_ms: '$__range',
  __rate_interval_ms: '$__rate_interval',
};

function bareNumber(use: VariableUse): ExpressionProblem[] {
  const instead = use.as === 'duration' ? numbers[use.name] : undefined;
  if (instead === undefined || use.unitFollows) return [];
  return [problem(use.start, use.end, `$${use.name} is a number without a unit`, `write ${instead}`)];
}

