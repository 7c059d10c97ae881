import type { Token } from '../../../promql/tokens.ts';

/** Names of metrics in an expression: words that are neither called, nor in braces, nor in a list of labels. */
export function selectedNames(tokens: readonly Token[]): string[] {
  const names = new Set<string>();
  let braces = 0;
  tokens.forEach(({ kind, text }, index) => {
    if (text === '{') braces += 1;
    if (text === '}') braces -= 1;
    if (
      kind === 'word' &&
      braces === 0 &&
      /[_:]/.test(text) &&
      tokens[index + 1]?.text !== '(' &&
      !isLabel(tokens, index)
    )
      names.add(text);
  });
  return [...names];
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The first bracket that opens or closes nothing. */
export function unmatchedBracket(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'bracket') continue;
    if (token.text in partners) open.push(token);
    else if (partners[open.pop()?.text ?? ''] !== token.text) return token;
  }
  return open[0];
}

const beforeLabels = /^(?:by|without|on|ignoring|group_left|group_right)$/;

function isLabel(tokens: readonly Token[], index: number): boolean {
  let open = index - 1;
  while (open >= 0 && (tokens[open]!.kind === 'word' || tokens[open]!.kind === 'comma')) open -= 1;
  return tokens[open]?.text === '(' && beforeLabels.test(tokens[open - 1]?.text ?? '');
}
