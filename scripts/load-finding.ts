import type { Finding } from '../engine/finding.ts';
import { placeAt } from '../engine/place.ts';

const content = /\/(metrics|signals|dashboards|alerts|stack)\//;

/**
 * The finding for a module of the content that throws while it is loaded: a constant used before it is set, say.
 * Undefined where no line of the content has a part in it: that is a bug of the command.
 */
export function loadFinding(error: unknown, root: string): Finding | undefined {
  if (!(error instanceof Error)) return undefined;
  const frames = [...(error.stack ?? '').matchAll(/(\/[^\s:()]+\.ts):(\d+)/g)];
  const frame = frames.find(([, file]) => file!.startsWith(root) && content.test(file!.slice(root.length)));
  if (frame === undefined) return undefined;
  const [, file, line] = frame;
  return {
    id: 'does-not-load',
    severity: 'error',
    place: placeAt(file!, Number(line)),
    path: [error.name],
    message: error.message,
    help: 'until it loads, nothing but the types can be checked',
  };
}
