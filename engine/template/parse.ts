import { lexAction, type TemplateProblem, type TemplateToken } from './token.ts';

/** A part of a command: a function or constant (`name`), a variable, a field, a literal, or a pipeline in brackets. */
export type Operand = (TemplateToken & { readonly pipeline?: never }) | Group;

/** A pipeline in brackets. */
export interface Group {
  readonly kind: 'group';
  readonly pipeline: readonly Command[];
  readonly start: number;
  readonly end: number;
}

/** One step of a pipeline: a value, or a function and its arguments. */
export interface Command {
  readonly operands: readonly Operand[];
  readonly start: number;
  readonly end: number;
}

/** What stands between two pairs of braces. */
export interface Action {
  readonly start: number;
  readonly end: number;
  /** `if`, `range`, `end` …; undefined for one that prints its pipeline or declares a variable. */
  readonly keyword?: string;
  /** Variables that it declares or assigns, with their dollar sign. */
  readonly declares: readonly string[];
  readonly pipeline: readonly Command[];
  /** How many `with` and `range` surround it: there the dot is something of its own. */
  readonly depth: number;
}

/** A Go template, as far as it can be read. */
export interface Template {
  readonly text: string;
  readonly actions: readonly Action[];
  readonly problems: readonly TemplateProblem[];
}

const keywords = new Set(['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'continue']);
const opening = new Set(['if', 'range', 'with', 'define', 'block']);

/** Reads a Go template; what cannot be read becomes a problem, never an exception. */
export function parseTemplate(text: string): Template {
  const actions: Action[] = [];
  const problems: TemplateProblem[] = [];
  const open: Action[] = [];
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const comment = commentAt(text, at);
    if (comment !== undefined) {
      at = comment;
      continue;
    }
    const { tokens, end, problem } = lexAction(text, at);
    if (problem) problems.push(problem);
    else {
      const action = actionOf(tokens, at, end, open, problems);
      actions.push(action);
      nest(action, open, problems);
    }
    at = end;
  }
  for (const { start, end, keyword } of open) {
    problems.push({ start, end, message: `this ${keyword} has no end`, help: 'add {{ end }}' });
  }
  return { text, actions, problems: problems.sort((left, right) => left.start - right.start) };
}

/** The end of the comment that begins here, if one does. */
function commentAt(text: string, at: number): number | undefined {
  const comment = /\{\{(?:-\s+)?\/\*[^]*?\*\/(?:\s+-)?\}\}/y;
  comment.lastIndex = at;
  return comment.test(text) ? comment.lastIndex : undefined;
}

function actionOf(
  tokens: readonly TemplateToken[],
  start: number,
  end: number,
  open: readonly Action[],
  problems: TemplateProblem[],
): Action {
  const first = tokens[0];
  const keyword = first?.kind === 'name' && keywords.has(first.text) ? first.text : undefined;
  let rest = keyword === undefined ? tokens : tokens.slice(1);
  if (keyword === 'else' && rest[0]?.kind === 'name' && opening.has(rest[0].text)) rest = rest.slice(1);
  const assignment = rest.findIndex(({ kind }) => kind === 'declare');
  const declares = rest
    .slice(0, Math.max(assignment, 0))
    .flatMap(({ kind, text }) => (kind === 'variable' ? [text] : []));
  const pipeline = pipelineOf(rest.slice(assignment + 1), problems);
  const needsValue = keyword === undefined || (opening.has(keyword) && keyword !== 'define');
  if (needsValue && pipeline.length === 0) {
    problems.push({ start, end, message: 'this action is empty', help: 'say what it prints, such as $value' });
  }
  const depth = open.filter((action) => action.keyword === 'with' || action.keyword === 'range').length;
  return { start, end, ...(keyword !== undefined && { keyword }), declares, pipeline, depth };
}

function nest(action: Action, open: Action[], problems: TemplateProblem[]): void {
  const { keyword, start, end } = action;
  if (keyword !== undefined && opening.has(keyword)) open.push(action);
  if (keyword !== 'end' && keyword !== 'else') return;
  if (open.length === 0) {
    problems.push({
      start,
      end,
      message: `this ${keyword} closes nothing`,
      help: 'remove it, or open an if before it',
    });
  } else if (keyword === 'end') open.pop();
}

/** The commands between pipes; `tokens` are those of one action or one pair of brackets. */
function pipelineOf(tokens: readonly TemplateToken[], problems: TemplateProblem[]): Command[] {
  const commands: Command[] = [];
  let operands: Operand[] = [];
  const finish = (pipe?: TemplateToken): void => {
    if (operands.length > 0) commands.push({ operands, start: operands[0]!.start, end: operands.at(-1)!.end });
    else if (pipe) problems.push({ start: pipe.start, end: pipe.end, message: 'nothing stands before this |' });
    operands = [];
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    if (token.kind === 'pipe') {
      finish(token);
      if (index === tokens.length - 1) {
        problems.push({
          start: token.start,
          end: token.end,
          message: 'nothing follows this |',
          help: 'remove it, or name a function',
        });
      }
    } else if (token.kind === 'open') {
      const close = closingOf(tokens, index);
      const end = tokens[close]?.end ?? tokens.at(-1)!.end;
      if (tokens[close] === undefined) {
        problems.push({ start: token.start, end: token.end, message: 'this ( is never closed' });
      }
      operands.push({
        kind: 'group',
        pipeline: pipelineOf(tokens.slice(index + 1, close), problems),
        start: token.start,
        end,
      });
      index = close;
    } else if (token.kind === 'close') {
      problems.push({ start: token.start, end: token.end, message: 'this ) closes nothing', help: 'remove it' });
    } else operands.push(token);
  }
  finish();
  return commands;
}

function closingOf(tokens: readonly TemplateToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]!.kind === 'open') depth += 1;
    if (tokens[index]!.kind === 'close' && (depth -= 1) === 0) return index;
  }
  return tokens.length;
}
