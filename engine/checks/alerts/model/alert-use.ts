import type { Alert, RuleGroup } from '../../../alert.ts';
import type { Excerpt, Finding, Severity } from '../../../finding.ts';
import type { ExpressionUse, Model } from '../../../model.ts';
import type { Node } from '../../../promql/node.ts';
import { anchorOf, excerptOf } from '../../text/model/excerpt.ts';
import { treeOf } from '../../tree.ts';

/** An alert with its condition as a tree, raw text parsed. */
export interface AlertUse {
  readonly alert: Alert;
  readonly group: RuleGroup;
  readonly use: ExpressionUse;
  readonly root: Node;
  readonly spanOf: (node: Node) => readonly [start: number, end: number];
}

/** The alerts whose conditions can be read; those that do not parse are reported by other checks. */
export function alertUses(model: Model): AlertUse[] {
  if (model.alerts.length === 0) return [];
  return model.uses.flatMap((use) => {
    if (use.owner.kind !== 'alert') return [];
    const tree = treeOf(use, model);
    return tree === undefined ? [] : [{ alert: use.owner.alert, group: use.owner.group, use, ...tree }];
  });
}

/** What a finding says besides where it is. */
export interface Said {
  readonly message: string;
  readonly help?: string | undefined;
  /** Error, unless said otherwise. */
  readonly severity?: Severity | undefined;
  readonly anchor?: string | undefined;
  readonly excerpt?: Excerpt | undefined;
}

/** A finding about an alert; the anchor is the name, unless said otherwise. */
export function ofAlert(
  id: string,
  alert: Pick<Alert, 'name' | 'place'>,
  { severity = 'error', anchor = alert.name, ...said }: Said,
  ...below: string[]
): Finding {
  return { id, severity, place: alert.place, anchor, path: [alert.name, ...below], ...said };
}

/** A finding about a part of an alert's annotation. */
export function ofAnnotation(
  id: string,
  alert: Alert,
  field: 'summary' | 'description',
  { start, end, ...said }: Said & { readonly start: number; readonly end: number },
): Finding {
  const text = alert[field];
  return ofAlert(
    id,
    alert,
    { anchor: anchorOf(text, start, end), excerpt: excerptOf(text, start, end), ...said },
    field,
  );
}

/** A finding about a part of an alert's expression. */
export function ofCondition(id: string, { alert, use, spanOf }: AlertUse, node: Node, said: Said): Finding {
  const [start, end] = spanOf(node);
  return ofAlert(id, alert, { excerpt: { text: use.text, start, end }, anchor: 'when:', ...said });
}
