import type { ModelCheck } from '../check.ts';
import { alertMention } from './alert-mention.ts';
import { privateData } from './private-data.ts';
import { privateLabel } from './private-label.ts';

/** Checks of everything that people read. */
export const textChecks: readonly ModelCheck[] = [privateData, privateLabel, alertMention];
