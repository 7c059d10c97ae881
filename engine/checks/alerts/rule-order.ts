import type { Finding } from '../../finding.ts';
import type { ExpressionUse, Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { excerptOf } from '../text/model/excerpt.ts';

interface Position {
  readonly group: string;
  readonly index: number;
}

/**
 * A recording rule that is read before it is evaluated: it stands later in the group, in another group, or in none
 * at all. Rules of one group are evaluated one after the other, groups beside each other.
 */
export const ruleOrder: ModelCheck = {
  id: 'rule-order',
  run({ project, uses }: Model): Finding[] {
    const positions = new Map<string, Position>();
    const owners = new Map<object, Position>();
    for (const group of project.groups) {
      group.rules.forEach((rule, index) => {
        const position = { group: group.name, index };
        owners.set(rule, position);
        if (rule.kind === 'recorded' && !positions.has(rule.name)) positions.set(rule.name, position);
      });
    }
    const findings: Finding[] = [];
    for (const use of uses) {
      for (const name of use.expression.facts.metrics) {
        const said = name.includes(':') ? fault(name, positions.get(name), ownPosition(use, owners)) : undefined;
        if (said !== undefined) findings.push(finding(use, name, said));
      }
    }
    return findings;
  },
};

function ownPosition({ owner }: ExpressionUse, owners: ReadonlyMap<object, Position>): Position | undefined {
  return owner.kind === 'alert'
    ? owners.get(owner.alert)
    : owner.kind === 'recording'
      ? owners.get(owner.rule)
      : undefined;
}

type Said = Pick<Finding, 'message' | 'help'>;

function fault(name: string, recorded: Position | undefined, own: Position | undefined): Said | undefined {
  if (recorded === undefined) {
    return { message: `${name} is recorded by no rule group`, help: 'add the recording rule to a group in alerts/' };
  }
  if (own === undefined) return undefined;
  if (recorded.group !== own.group) {
    const why = 'groups run beside each other, so that this reads an old value';
    const message = `${name} is recorded in group ${recorded.group}: ${why}`;
    return { message, help: 'put both into one group' };
  }
  if (recorded.index < own.index) return undefined;
  const message =
    recorded.index === own.index
      ? `${name} reads itself`
      : `${name} is recorded further down, so that this reads the value of the evaluation before`;
  return {
    message,
    help: recorded.index === own.index ? 'read what it is computed from' : 'move the recording rule above this one',
  };
}

function finding({ text, path, place }: ExpressionUse, name: string, said: Said): Finding {
  const start = Math.max(text.indexOf(name), 0);
  const excerpt = text === '' ? undefined : excerptOf(text, start, start + name.length);
  return { id: 'rule-order', severity: 'error', place, path, excerpt, ...said };
}
