import { suggestion } from '../suggest.ts';
import { constants, sharedFunctions, unsharedFunctions } from './function.ts';
import type { Action, Command, Operand, Template } from './parse.ts';
import { outsideOfActions } from './outside.ts';
import type { TemplateProblem } from './token.ts';

/** What an annotation of an alert rule may speak of. */
export interface RuleScope {
  /** Labels of the rule's series; undefined where they cannot be known. */
  readonly labels: readonly string[] | undefined;
  /** Labels that the rule itself adds, which its templates do not see. */
  readonly ownLabels: readonly string[];
}

/**
 * What Prometheus or Grafana would not render in an annotation of an alert rule, besides what parsing found:
 * unknown functions, variables, fields and labels, and values that stand outside of any action.
 */
export function problemsOfRuleTemplate(template: Template, scope: RuleScope): TemplateProblem[] {
  const problems = [...template.problems, ...outsideOfActions(template)];
  const declared = new Set<string>();
  for (const action of template.actions) {
    const known = new Set([...declared, ...action.declares]);
    judge(action.pipeline, { action, scope, declared: known, problems });
    for (const name of action.declares) declared.add(name);
  }
  return problems.sort((left, right) => left.start - right.start);
}

interface Judging {
  readonly action: Action;
  readonly scope: RuleScope;
  readonly declared: ReadonlySet<string>;
  readonly problems: TemplateProblem[];
}

function judge(pipeline: readonly Command[], judging: Judging): void {
  pipeline.forEach((command, index) => {
    const [first, ...others] = command.operands;
    const calls = first?.kind === 'name' && !constants.has(first.text);
    if (calls) judgeCall(first.text, command, index > 0, judging);
    else if (others.length > 0) {
      const { start, end } = others[0]!;
      judging.problems.push({ start, end, message: 'a value takes no argument', help: 'put a | between the two' });
    } else if (index > 0) {
      const { start, end } = command;
      judging.problems.push({ start, end, message: 'a value takes nothing from a |', help: 'put a function here' });
    }
    const printsMap = !calls && pipeline.length === 1 && judging.action.keyword === undefined;
    for (const operand of command.operands) judgeOperand(operand, printsMap, judging);
    if (calls && first.text === 'index') judgeIndex(others, judging);
  });
}

function judgeCall(name: string, { operands, start, end }: Command, piped: boolean, { problems }: Judging): void {
  const at = { start: operands[0]!.start, end: operands[0]!.end };
  const arity = sharedFunctions[name];
  if (arity === undefined) {
    const why = unsharedFunctions[name];
    const known = Object.keys(sharedFunctions);
    if (why === undefined) {
      problems.push({
        ...at,
        message: `there is no function ${name}`,
        help: suggestion(name, known) ?? `there are ${known.slice(0, 10).join(', ')}`,
      });
    } else problems.push({ ...at, message: `${name} ${why}`, help: 'say it in words, or link to a panel' });
    return;
  }
  const given = operands.length - 1 + (piped ? 1 : 0);
  if (given >= arity[0] && given <= arity[1]) return;
  const wanted = arity[0] === arity[1] ? `${arity[0]}` : `at least ${arity[0]}`;
  const help = given === 0 ? `write {{ $value | ${name} }}` : undefined;
  problems.push({
    start,
    end,
    message: `${name} takes ${wanted} argument${wanted === '1' ? '' : 's'} and is given ${given}`,
    ...(help && { help }),
  });
}

function judgeOperand(operand: Operand, printed: boolean, judging: Judging): void {
  if (operand.kind === 'group') judge(operand.pipeline, judging);
  else if (operand.kind === 'field') judgeField(operand, judging);
  else if (operand.kind === 'variable') judgeVariable(operand, printed, judging);
}

type Place = Pick<TemplateProblem, 'start' | 'end'>;

function judgeVariable(operand: Operand & { readonly text: string }, printed: boolean, judging: Judging): void {
  const { start, end, text } = operand;
  const { declared, problems, scope } = judging;
  const [name = '', ...path] = text.split('.');
  if (name === '$') return judgeField({ text: `.${path.join('.')}`, start, end }, judging);
  if (name === '$labels') {
    if (path.length === 1) judgeLabel(path[0]!, { start: start + name.length + 1, end }, scope, problems);
    else if (path.length > 1) problems.push({ start, end, message: 'a label is a text and has no fields' });
    else if (printed) {
      problems.push({
        start,
        end,
        message: 'prints all labels as Go writes a map',
        help: 'name the label: {{ $labels.instance }}',
      });
    }
  } else if (name === '$value') {
    if (path.length > 0) {
      problems.push({ start, end, message: '$value is a number and has no fields', help: 'write $value' });
    }
  } else if (name === '$values') {
    problems.push({
      start,
      end,
      message: "$values is Grafana's: Prometheus does not know it",
      help: 'write $value, which the Grafana form turns into $values.A.Value',
    });
  } else if (name === '$externalLabels' || name === '$externalURL') {
    problems.push({
      start,
      end,
      message: `${name} is Prometheus' own: Grafana does not know it`,
      help: 'say it in words',
    });
  } else if (!declared.has(name)) {
    const help = suggestion(name, ['$labels', '$value', ...declared]) ?? 'there are $labels and $value';
    problems.push({ start, end: start + name.length, message: `there is no variable ${name}`, help });
  }
}

const ofAlertmanager = new Set([
  'Alerts',
  'GroupLabels',
  'CommonLabels',
  'CommonAnnotations',
  'Annotations',
  'Status',
  'Receiver',
  'StartsAt',
  'EndsAt',
  'Fingerprint',
  'GeneratorURL',
  'ExternalURL',
]);

function judgeField({ text, start, end }: Place & { readonly text: string }, { action, problems }: Judging): void {
  const [, name = '', ...rest] = text.split('.');
  const at = { start, end };
  if (name === 'Labels') {
    problems.push({
      ...at,
      message: '.Labels is how Alertmanager reads them',
      help: `write $labels${rest.map((part) => `.${part}`).join('')}`,
    });
  } else if (name === 'Value') problems.push({ ...at, message: '.Value is a text in Grafana', help: 'write $value' });
  else if (ofAlertmanager.has(name)) {
    problems.push({
      ...at,
      message: `.${name} is known to Alertmanager's templates, not to a rule's`,
      help: 'a rule knows $labels and $value',
    });
  } else if (action.depth > 0) return;
  else if (name === '') {
    problems.push({
      ...at,
      message: 'the dot prints everything that the rule knows',
      help: 'write $value or $labels.instance',
    });
  } else {
    problems.push({
      ...at,
      message: `a rule has no field .${name}`,
      help: `a rule knows $labels and $value${/^[a-z]/.test(name) ? `: did you mean $labels.${name}?` : ''}`,
    });
  }
}

function judgeIndex([map, key]: readonly Operand[], { scope, problems }: Judging): void {
  if (map?.kind !== 'variable' || map.text !== '$labels' || key?.kind !== 'string') return;
  judgeLabel(key.text.slice(1, -1), { start: key.start, end: key.end }, scope, problems);
}

function judgeLabel(label: string, at: Place, { labels, ownLabels }: RuleScope, problems: TemplateProblem[]): void {
  if (labels === undefined || labels.includes(label)) return;
  if (ownLabels.includes(label)) {
    const message = `${label} is a label of the rule, and a template sees those of the series only`;
    problems.push({ ...at, message, help: 'write it out' });
    return;
  }
  const list = labels.length > 0 ? `it has ${labels.join(', ')}` : 'it has no labels at all';
  problems.push({
    ...at,
    message: `the expression has no label ${label}: this would print nothing`,
    help: suggestion(label, labels) ?? list,
  });
}
