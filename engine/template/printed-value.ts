import type { Action, Command, Template } from './parse.ts';

/** A function that a number goes through on its way into the text. */
export interface Step {
  readonly name: string;
  /** The format of a `printf`, without its quotes. */
  readonly format?: string;
}

/** A place where `$value` is printed. */
export interface PrintedValue {
  readonly action: Action;
  /** What it goes through, first to last; empty for a bare `{{ $value }}`. */
  readonly steps: readonly Step[];
  /** The text right behind the action. */
  readonly behind: string;
}

/** Where a template prints `$value`, and how. */
export function printedValues({ text, actions }: Template): PrintedValue[] {
  return actions.flatMap((action) => {
    if (action.keyword !== undefined || action.declares.length > 0) return [];
    const steps = stepsOf(action.pipeline);
    return steps === undefined ? [] : [{ action, steps, behind: text.slice(action.end, action.end + 12) }];
  });
}

/** The functions that `$value` goes through in a pipeline; undefined where it is not in it. */
function stepsOf(pipeline: readonly Command[]): Step[] | undefined {
  let steps: Step[] | undefined;
  for (const command of pipeline) {
    steps ??= firstSteps(command);
    const [head, format] = command.operands;
    if (steps === undefined || head?.kind !== 'name') continue;
    const isPrintf = head.text === 'printf' && format?.kind === 'string';
    steps.push({ name: head.text, ...(isPrintf && { format: format.text.slice(1, -1) }) });
  }
  return steps;
}

function firstSteps({ operands }: Command): Step[] | undefined {
  for (const operand of operands) {
    if (operand.kind === 'variable' && operand.text === '$value') return [];
    const inner = operand.kind === 'group' ? stepsOf(operand.pipeline) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
