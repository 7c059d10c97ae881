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
import { openingsOf, tokensOf, withoutComments } from './tokens.ts';
import { typeProblems } from './typing.ts';
import { type VariableUse, withStandIns } from './variable.ts';

export type { ExpressionProblem } from './problem.ts';

export interface GrammarOptions {
  /** Allows Grafana's variables, such as `$__rate_interval` and `${job}`. */
  readonly grafana?: boolean;
}

/** An expression as Prometheus' grammar reads it. */
export interface Analysis {
  /** What was parsed: the text with stand-ins for variables and without comments, as long as the original. */
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

/** Parses and checks once, for those who need the tree too. */
export function analyse(original: string, { grafana = false }: GrammarOptions): Analysis {
  const { text, uses } = withStandIns(withoutComments(original));
  const before = grafana ? uses.flatMap(bareNumber) : uses.flatMap(meaningless);
  if (isTooLarge(text)) {
    const message = `this is too large to check: at most ${mostOperators} operators, ${mostNested} levels deep`;
    const problems = [problem(0, text.length, message, 'split it, with a recording rule')];
    return { text, tree: undefined, uses, problems };
  }
  const parsed = lezer().grammar.parser.parse(text);
  if (hasError(parsed)) {
    return { text, tree: undefined, uses, problems: inOrder([...before, ...syntaxProblems(original, text, parsed)]) };
  }
  const tree = associated(parsed, text);
  const problems = [...before];
  collect(tree.topNode, text, original, problems);
  problems.push(...typeProblems(tree, text, original));
  return { text, tree, uses, problems: problems.length > 1 ? inOrder(problems) : problems };
}

/** The grammar gives up on longer chains, and the type checker's time grows with the cube of the depth. */
const mostOperators = 300;
const mostNested = 100;

function isTooLarge(text: string): boolean {
  // Cheap, and enough for nearly every text.
  if (text.length < 2 * mostNested) return false;
  if ((text.match(/[-+*/%^<>=([{@]|and|or|unless|offset|atan2/gi)?.length ?? 0) < mostNested) return false;
  const tokens = tokensOf(text);
  const openings = openingsOf(tokens);
  let operators = 0;
  let depth = 0;
  let deepest = 0;
  let signs = 0;
  tokens.forEach(({ kind, text: token }, index) => {
    if (kind === 'bracket') depth += '([{'.includes(token) ? 1 : -1;
    const inBraces = openings[index]?.bracket.text === '{';
    if ((kind === 'operator' && !inBraces) || /^(?:and|or|unless|atan2|offset)$/i.test(token)) operators += 1;
    // Signs in a row nest as brackets do.
    signs = kind === 'operator' ? signs + 1 : 0;
    deepest = Math.max(deepest, depth + signs);
  });
  return operators > mostOperators || deepest > mostNested;
}

function hasError(tree: Tree): boolean {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return true;
  } while (cursor.next());
  return false;
}

function collect(node: SyntaxNode, text: string, original: string, problems: ExpressionProblem[]): void {
  const found = rulesFor(node, text, original);
  if (found.length > 0) problems.push(...found);
  for (let child = node.firstChild; child; child = child.nextSibling) collect(child, text, original, problems);
}

const none: readonly ExpressionProblem[] = [];

/**
 * What the grammar and the type checker of the packages let pass and Prometheus does not. Rules that judge literals
 * see the text with stand-ins; those that quote it see what its author wrote.
 */
function rulesFor(node: SyntaxNode, text: string, original: string): readonly ExpressionProblem[] {
  switch (node.name) {
    case 'VectorSelector':
      return selectorProblems(node, text);
    case 'StringLiteral':
      return stringProblems(node, text);
    case 'DurationExpr':
    case 'OffsetDurationExpr':
      return durationProblems(node, text);
    case 'MatrixSelector':
      return rangeProblems(node, original);
    case 'OffsetExpr':
    case 'StepInvariantExpr':
      return modifierProblems(node, original);
    case 'AggregateExpr':
      return aggregateProblems(node, original);
    case 'FunctionCall':
      return [...callProblems(node, original), ...replacementProblems(node, text)];
    case 'AnchoredExpr':
    case 'SmoothedExpr':
    case 'FillModifier':
      return newModifierProblems(node, original);
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
