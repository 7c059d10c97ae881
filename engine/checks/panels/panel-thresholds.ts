import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { Panel } from '../../panel/panel.ts';
import type { Thresholds } from '../../panel/thresholds.ts';
import type { ModelCheck } from '../check.ts';
import { plain } from '../text/model/wording.ts';
import { badness } from './model/badness.ts';
import { ofPanel } from './model/panel-finding.ts';

/** Threshold steps out of order, out of reach, or coloured the wrong way round. */
export const panelThresholds: ModelCheck = {
  id: 'panel-thresholds',
  run({ panels }: Model): Finding[] {
    const findings: Finding[] = [];
    for (const entry of panels) {
      const thresholds = entry.panel.numbers?.thresholds;
      if (thresholds === undefined) continue;
      const said = orderFault(thresholds) ?? reachFault(entry.panel, thresholds) ?? colourFault(thresholds);
      if (said !== undefined) findings.push(ofPanel('panel-thresholds', entry, { ...said, anchor: 'thresholds:' }));
    }
    return findings;
  },
};

interface Said {
  readonly message: string;
  readonly help: string;
}

function orderFault({ steps }: Thresholds): Said | undefined {
  if (steps.length === 0) {
    return { message: 'there are no steps', help: 'write always(colour), or leave thresholds out' };
  }
  if (steps[0]!.from !== undefined) {
    return {
      message: `the first step begins at ${steps[0]!.from}: what is below has no colour`,
      help: 'leave `from` out of the first step',
    };
  }
  for (let index = 1; index < steps.length; index += 1) {
    const { color, from } = steps[index]!;
    const before = steps[index - 1]!.from ?? -Infinity;
    if (from === undefined || !Number.isFinite(from)) {
      return { message: `the step ${color} does not say where it begins`, help: 'give it a `from`' };
    }
    if (from <= before) {
      return {
        message: `the step ${color} begins at ${plain(from)}, not above the ${plain(before)} before it`,
        help: 'write the steps from low to high: redAbove() warns below its limit, redBelow() above it',
      };
    }
  }
  return undefined;
}

function reachFault({ numbers, type }: Panel, { steps }: Thresholds): Said | undefined {
  const { unit, min, max } = numbers!;
  for (const { from } of steps) {
    if (from === undefined) continue;
    if (unit === 'percentunit' && from > 1) {
      return {
        message: `${plain(from)} is ${plain(from * 100)}%, and a ratio ends at 1`,
        help: `did you mean ${plain(from / 100)}?`,
      };
    }
    if (unit === 'percent' && from > 100) {
      return {
        message: `${plain(from)} is out of reach: a percentage ends at 100`,
        help: 'write a number between 0 and 100',
      };
    }
    if (unit === 'percent' && from > 0 && from < 1) {
      return { message: `${plain(from)} is ${plain(from)}% here`, help: `did you mean ${plain(from * 100)}?` };
    }
    if ((unit === 'percentunit' || unit === 'percent') && from < 0) {
      return { message: `${plain(from)} is out of reach: it is never negative`, help: 'write a number from 0 on' };
    }
    if (unit.startsWith('bool') && (from < 0 || from > 1)) {
      return { message: `${plain(from)} is out of reach: it is 0 or 1`, help: 'write 1' };
    }
    if (type === 'timeseries' || type === 'gauge') {
      if (max !== undefined && from > max) {
        return {
          message: `${plain(from)} lies beyond the scale, which ends at ${plain(max)}`,
          help: 'a lower threshold, or a higher max',
        };
      }
      if (min !== undefined && from < min) {
        return {
          message: `${plain(from)} lies below the scale, which begins at ${plain(min)}`,
          help: 'a higher threshold, or a lower min',
        };
      }
    }
  }
  return undefined;
}

function colourFault({ steps, better }: Thresholds): Said | undefined {
  if (better === 'neither' || steps.length < 2) return undefined;
  let [first, last, least] = [-1, -1, Infinity];
  let falls = false;
  let rises = false;
  for (const { color } of steps) {
    const rank = badness(color);
    if (rank === undefined) continue;
    if (first < 0) first = rank;
    else if (rank < last) falls = true;
    else if (rank > last) rises = true;
    last = rank;
    least = Math.min(least, rank);
  }
  if (better === 'lower' && falls) {
    return {
      message: 'lower is better here, and the colours get better upwards',
      help: 'write redAbove() or orangeAbove()',
    };
  }
  if (better === 'higher' && rises) {
    return {
      message: 'higher is better here, and the colours get worse upwards',
      help: 'write redBelow() or orangeBelow()',
    };
  }
  if (better === 'between' && steps.length > 2 && least >= Math.min(first, last)) {
    return { message: 'the middle is better here, and its colour is not', help: 'write greenBetween()' };
  }
  return undefined;
}
