import type { Finding, Severity } from '../finding.ts';
import type { ExpressionUse, Model } from '../model.ts';
import type { Node } from '../promql/node.ts';

/** A check of the whole model. Its id is its file name and its heading in the documentation. */
export interface ModelCheck {
  readonly id: string;
  readonly run: (model: Model) => Finding[];
}

/** What is wrong with a node of an expression. */
export interface NodeProblem {
  /** The node under the caret; the visited one, unless said otherwise. */
  readonly node?: Node;
  /** The text within that node that is wrong, such as a label: the caret then stands under it alone. */
  readonly part?: string;
  readonly message: string;
  readonly help?: string;
  /** Error, unless said otherwise. */
  readonly severity?: Severity;
}

/** A check of each node of every expression; `on` names the kinds of node that it looks at. */
export interface NodeCheck<Op extends Node['op'] = Node['op']> {
  readonly id: string;
  readonly on: readonly Op[];
  readonly visit: (
    node: Extract<Node, { op: Op }>,
    use: ExpressionUse,
    model: Model,
  ) => NodeProblem | readonly NodeProblem[] | undefined;
}

/** Declares a node check, so that `visit` knows the nodes that it gets. */
export function nodeCheck<const Op extends Node['op']>(check: NodeCheck<Op>): NodeCheck {
  return check as unknown as NodeCheck;
}
