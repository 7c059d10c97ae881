import { parseLogql, type SyntaxNode } from './tree.ts';

/** A label that a LogQL expression names; offsets into its text, end exclusive. */
export interface LabelUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** In a stream selector, in a `by`, `without`, `on`, … list, or in a label filter behind a pipe. */
  readonly in: 'selector' | 'grouping' | 'filter';
  /** Whether a parser such as `| json` may have made the label of the log line: then no catalogue can know it. */
  readonly extracted: boolean;
}

const filters = new Set(['IpLabelFilter', 'DurationFilter', 'BytesFilter', 'NumberFilter']);
const parsers = new Set([
  'LabelParser',
  'LogfmtParser',
  'JsonExpressionParser',
  'LogfmtExpressionParser',
  'LabelFormatExpr',
]);

/** The labels of stream selectors, groupings and label filters, in the order of the text; none if it does not parse. */
export function streamLabelsOf(text: string): LabelUse[] {
  const { tree, error } = parseLogql(text);
  const uses: LabelUse[] = [];
  if (error === undefined) collect(tree.topNode, text, uses);
  return uses.sort((a, b) => a.start - b.start);
}

/** Adds the uses of a node, behind a parser or not; says whether a parser stands in it. */
function collect(node: SyntaxNode, text: string, uses: LabelUse[], after = false): boolean {
  const extracted = after && node.name !== 'LogExpr' && node.name !== 'LogRangeExpr';
  let parses = parsers.has(node.name);
  const groupings: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'Grouping' || child.name === 'BinOpModifier') groupings.push(child);
    // Stages stand in the order of the text, so that a filter knows of the parsers before it.
    else if (collect(child, text, uses, extracted || parses)) parses = true;
    const place = placeOf(child);
    if (place)
      uses.push({ name: text.slice(child.from, child.to), start: child.from, end: child.to, in: place, extracted });
  }
  // A list may stand before what it groups.
  for (const grouping of groupings) collect(grouping, text, uses, parses);
  return parses;
}

function placeOf(node: SyntaxNode): LabelUse['in'] | undefined {
  const parent = node.parent;
  if (node.name === 'LabelName') return 'grouping';
  if (node.name !== 'Identifier' || !parent) return undefined;
  if (parent.name === 'Labels') return 'grouping';
  if (filters.has(parent.name)) return 'filter';
  if (parent.name !== 'Matcher') return undefined;
  if (parent.parent?.name === 'Matchers') return 'selector';
  return parent.parent?.name === 'LabelFilter' ? 'filter' : undefined;
}
