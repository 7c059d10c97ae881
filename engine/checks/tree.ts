import type { ExpressionUse, Model } from '../model.ts';
import type { Node } from '../promql/node.ts';
import { render } from '../promql/render.ts';
import { contains } from '../promql/walk.ts';
import { parsePromql } from '../promql/parse.ts';
import { resolved } from './resolve.ts';

/** The tree of an expression, with the offsets of its nodes in the expression's text. */
export interface Tree {
  readonly root: Node;
  readonly spanOf: (node: Node) => readonly [start: number, end: number];
}

/**
 * The tree that checks walk: the author's own where it is typed, the parsed text where any of it is raw. Undefined
 * where there is none: text that does not parse, or that this installation cannot render; both are reported apart.
 */
export function treeOf(use: ExpressionUse, model: Model): Tree | undefined {
  if (use.unscraped !== undefined) return undefined;
  const whole = [0, use.text.length] as const;
  const { node } = use.expression;
  if (!contains(node, ({ op }) => op === 'raw')) {
    let spans: ReturnType<typeof render>['spans'] | undefined;
    const spanOf = (part: Node) =>
      (spans ??= render(use.expression, model.project.setting.jobs).spans).get(part) ?? whole;
    return { root: node, spanOf };
  }
  const parsed = parsePromql(use.text, { grafana: use.owner.kind === 'panel' || use.owner.kind === 'annotation' });
  if ('problems' in parsed) return undefined;
  const { root, originals } = resolved(parsed.node, model);
  return { root, spanOf: (part) => parsed.spans.get(originals.get(part) ?? part) ?? whole };
}
