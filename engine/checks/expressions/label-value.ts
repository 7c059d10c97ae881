import type { Matcher, SelectorNode } from '../../promql/node.ts';
import { suggestion } from '../../suggest.ts';
import { nodeCheck, type NodeProblem } from '../check.ts';

/** A matcher on a label of known values of which it names none. */
export const labelValue = nodeCheck({
  id: 'label-value',
  on: ['selector'],
  visit(node) {
    return node.matchers.flatMap((matcher) => judged(matcher, node));
  },
});

function judged({ label, operator, value }: Matcher, { metric }: SelectorNode): NodeProblem[] {
  const values = metric?.kind === 'metric' ? metric.labels[label] : undefined;
  if (typeof value !== 'string' || values === undefined || values === 'any' || value.includes('$')) return [];
  const matching =
    operator === '=' || operator === '!=' ? values.filter((known) => known === value) : regexMatches(value, values);
  if (matching === undefined || matching.length > 0) return [];
  const help = suggestion(value, values) ?? `its values are ${values.join(', ')}`;
  return [{ message: `no value of label ${label} is ${operator.endsWith('~') ? 'like ' : ''}"${value}"`, help }];
}

/** Undefined for what is no regular expression, which the grammar check reports. */
function regexMatches(pattern: string, values: readonly string[]): string[] | undefined {
  try {
    const regex = new RegExp(`^(?:${pattern})$`);
    return values.filter((value) => regex.test(value));
  } catch {
    return undefined;
  }
}
