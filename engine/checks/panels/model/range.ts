import { secondsOf } from '../../../duration.ts';
import type { Expression, Node, RangeNode, SubqueryNode } from '../../../promql/node.ts';
import { rawWindows } from '../../alerts/model/behind.ts';

/** A look back over a window. */
export interface Look {
  /** The function that looks back; empty where it is not known, as in raw text. */
  readonly function: string;
  readonly window: string;
  /** It only selects series, on the right of `and` or `unless`: its numbers are not shown. */
  readonly selects: boolean;
  /** The node with the window; absent in raw text. */
  readonly node?: RangeNode | SubqueryNode;
}

/** The first look back in an expression that passes the test; those behind recording rules do not count. */
export function findLook({ node }: Expression, test: (look: Look) => boolean): Look | undefined {
  return find(node, '', false, test);
}

function find(node: Node, call: string, selects: boolean, test: (look: Look) => boolean): Look | undefined {
  switch (node.op) {
    case 'range':
    case 'subquery': {
      const look = { function: call, window: node.window, selects, node };
      return test(look) ? look : node.op === 'subquery' ? find(node.of, '', selects, test) : undefined;
    }
    case 'call':
      for (const argument of node.arguments) {
        const look = find(argument, node.function, selects, test);
        if (look) return look;
      }
      return undefined;
    case 'aggregate':
    case 'negate':
      return find(node.of, '', selects, test);
    case 'binary': {
      const selecting = selects || node.operator === 'and' || node.operator === 'unless';
      return find(node.left, '', selects, test) ?? find(node.right, '', selecting, test);
    }
    case 'raw': {
      const window = rawWindows(node).find((one) => test({ function: '', window: one, selects }));
      if (window !== undefined) return { function: '', window, selects };
      for (const part of node.parts) {
        const look =
          typeof part !== 'string' && part.kind === 'expression' ? find(part.node, '', selects, test) : undefined;
        if (look) return look;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** The same text for two looks at the same series in the same way; empty where that is not known. */
export function keyOf({ function: name, node }: Look): string {
  if (node?.op !== 'range') return '';
  const { of, window } = node;
  let key = `${name} ${of.name ?? of.metric?.name ?? ''} ${window} ${of.offset ?? ''}`;
  for (const { label, operator, value } of of.matchers) {
    key += ` ${label}${operator}${typeof value === 'string' ? value : value.id}`;
  }
  return key;
}

/** Seconds of a look's window; undefined for one of Grafana's variables. */
export function secondsOfLook({ window }: Look): number | undefined {
  return window.startsWith('$') ? undefined : secondsOf(window);
}
